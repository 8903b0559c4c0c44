/** The Bernoulli likelihood and its gradient against math/likelihood and the golden values, on every backend. */
import { beforeAll, describe, test } from 'vitest';
import { expectClose } from '../gpu/testing/expect-close';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../gpu/tf';
import golden from '../math/fixtures/golden.json';
import { bernoulliGradient, bernoulliNegativeLogLikelihood as reference } from '../math/likelihood';
import { bernoulliNegativeLogLikelihood } from './bernoulli';

describe.each(backends)('Bernoulli likelihood on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(golden.bernoulli)('golden case %#', async ({ logits, x, negativeLogLikelihood, gradLogits }) => {
    const target = tf.tensor2d(x, [1, x.length]);
    const { value, grad } = tf.valueAndGrad((l) => bernoulliNegativeLogLikelihood(l as Tensor2D, target))(
      tf.tensor2d(logits, [1, x.length]),
    );
    const scale = Math.max(...logits.map(Math.abs), 1);
    expectClose(await value.data(), [negativeLogLikelihood], { roundings: 4 * x.length, scale });
    expectClose(await grad.data(), gradLogits, { roundings: 16, scale: 1 });
  });

  test('rows are apart, and each takes its own share of the gradient', async () => {
    const logits = [
      [1, -2, 30],
      [-40, 0, 5],
    ];
    const x = [
      [0, 0.5, 1],
      [1, 0.25, 0],
    ];
    const weights = [2, -3];
    const { grad } = tf.valueAndGrad((l) => bernoulliNegativeLogLikelihood(l as Tensor2D, tf.tensor2d(x)))(
      tf.tensor2d(logits),
      tf.tensor1d(weights),
    );
    const expected = logits.flatMap((row, i) => bernoulliGradient(row, x[i]).map((g) => g * weights[i]));
    expectClose(await grad.data(), expected, { roundings: 16 });
  });

  test('the samples of a picture lie side by side, and each is compared with it', async () => {
    const pictures = [
      [0, 0.5, 1, 0.2, 0.9],
      [1, 0.25, 0, 0.4, 0.1],
    ];
    const logits = Array.from({ length: 6 }, (_, i) => [0, 1, 2, 3, 4].map((k) => 3 * Math.sin(7 * i + k)));
    const weights = [2, -3, 0.5, 1, 4, -1];
    const { value, grad } = tf.valueAndGrad((l) =>
      bernoulliNegativeLogLikelihood(l as Tensor2D, tf.tensor2d(pictures)),
    )(tf.tensor2d(logits), tf.tensor1d(weights));
    const of = (i: number) => pictures[Math.floor(i / 3)];
    expectClose(
      await value.data(),
      logits.map((row, i) => reference(row, of(i))),
      { roundings: 16 },
    );
    const gradient = logits.flatMap((row, i) => bernoulliGradient(row, of(i)).map((g) => g * weights[i]));
    expectClose(await grad.data(), gradient, { roundings: 16 });
  });
});
