/** Unit-VAE's term1 and sampler, values and gradients, by hand: the recipe's test of a model, on every backend. */
import { beforeAll, describe, test } from 'vitest';
import { expectClose } from '../../../gpu/testing/expect-close';
import { backends, useBackend } from '../../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../../gpu/tf';
import { defaultsOf } from '../../../schema/read-values';
import { unitModel } from './model';
import { unitSpec } from './spec';

const settings = { ...defaultsOf(unitSpec.fields), latent: 2 };
const heads = [
  [0, 2],
  [-3, 0.5],
];

describe.each(backends)('Unit-VAE on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('term1 is half the square of each mean', async () => {
    const { value, grad } = tf.valueAndGrad((head) => unitModel.term1(head as Tensor2D, [], settings))(
      tf.tensor2d(heads),
    );
    expectClose(await value.data(), [0, 2, 4.5, 0.125], { roundings: 4 });
    expectClose(await grad.data(), heads.flat(), { roundings: 4 });
  });

  test('a sample is the mean and its noise, for every picture and sample', async () => {
    const noise = [1, -1, 0.5, 0, 0, 0.25, 2, 2];
    const sampled = unitModel.sample(tf.tensor2d(heads), tf.tensor(noise, [2, 2, 2]), settings, 1);
    expectClose(await sampled.data(), [1, 1, 0.5, 2, -3, 0.75, -1, 2.5], { roundings: 4 });
  });
});
