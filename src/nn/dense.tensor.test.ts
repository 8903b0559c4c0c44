/** The dense layer and its hand-written backward pass against plain doubles, on every backend. */
import { beforeAll, describe, test } from 'vitest';
import { expectClose } from '../gpu/testing/expect-close';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';
import type { Activation } from '../math/dense';
import { fillUniform, keyOf } from '../math/random';
import { dense, denseOfPictures, frozenDense } from './dense';

const N = 13;
const IN = 47;
const OUT = 21;
const draw = (name: string, count: number) =>
  fillUniform(new Float32Array(count), keyOf(3, name), 0).map((u) => 2 * u - 1);
const x = draw('x', N * IN);
const w = draw('w', IN * OUT);
const b = draw('b', OUT);
const dy = draw('dy', N * OUT);

function reference(activation: Activation) {
  const y = new Float64Array(N * OUT);
  const dx = new Float64Array(N * IN);
  const dw = new Float64Array(IN * OUT);
  const db = new Float64Array(OUT);
  for (let i = 0; i < N; i++)
    for (let o = 0; o < OUT; o++) {
      let sum = b[o];
      for (let k = 0; k < IN; k++) sum += x[i * IN + k] * w[k * OUT + o];
      const open = activation === 'linear' || sum > 0;
      y[i * OUT + o] = open ? sum : 0;
      const d = open ? dy[i * OUT + o] : 0;
      db[o] += d;
      for (let k = 0; k < IN; k++) {
        dx[i * IN + k] += d * w[k * OUT + o];
        dw[k * OUT + o] += d * x[i * IN + k];
      }
    }
  return { y, dx, dw, db };
}

describe.each(backends)('dense on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(['linear', 'relu'] as const)('value and gradients, %s', async (activation) => {
    const expected = reference(activation);
    const tensors = [tf.tensor2d(x, [N, IN]), tf.tensor2d(w, [IN, OUT]), tf.tensor1d(b)];
    const layer = (...args: tf.Tensor[]) =>
      dense(args[0] as Tensor2D, args[1] as Tensor2D, args[2] as Tensor1D, activation);
    const { value, grads } = tf.valueAndGrads(layer)(tensors, tf.tensor2d(dy, [N, OUT]));
    // A sum of IN products of numbers below 1 is at most IN; its roundings grow like its length at worst.
    expectClose(await value.data(), expected.y, { roundings: IN });
    expectClose(await grads[0].data(), expected.dx, { roundings: OUT });
    expectClose(await grads[1].data(), expected.dw, { roundings: N });
    expectClose(await grads[2].data(), expected.db, { roundings: N });
  });

  test('the layer of pictures differs only in that it has no gradient of x', async () => {
    const expected = reference('relu');
    const pictures = tf.tensor2d(x, [N, IN]);
    const layer = (...args: tf.Tensor[]) =>
      denseOfPictures(pictures, args[0] as Tensor2D, args[1] as Tensor1D, 'relu');
    const { value, grads } = tf.valueAndGrads(layer)(
      [tf.tensor2d(w, [IN, OUT]), tf.tensor1d(b)],
      tf.tensor2d(dy, [N, OUT]),
    );
    expectClose(await value.data(), expected.y, { roundings: IN });
    expectClose(await grads[0].data(), expected.dw, { roundings: N });
    expectClose(await grads[1].data(), expected.db, { roundings: N });
  });

  test.each(['linear', 'relu'] as const)(
    'the layer of held parameters differs only in that it has a gradient of x alone, %s',
    async (activation) => {
      const expected = reference(activation);
      const [weights, biases] = [tf.tensor2d(w, [IN, OUT]), tf.tensor1d(b)];
      const layer = (a: tf.Tensor) => frozenDense(a as Tensor2D, weights, biases, activation);
      const { value, grad } = tf.valueAndGrad(layer)(tf.tensor2d(x, [N, IN]), tf.tensor2d(dy, [N, OUT]));
      expectClose(await value.data(), expected.y, { roundings: IN });
      expectClose(await grad.data(), expected.dx, { roundings: OUT });
    },
  );
});
