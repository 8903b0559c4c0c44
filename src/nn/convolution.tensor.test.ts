/** Convolutional layers and pooling: values against their definitions, gradients against finite differences of those in doubles, on every backend. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../gpu/testing/expect-close';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf, type Tensor, type Tensor1D, type Tensor2D, type Tensor4D } from '../gpu/tf';
import { byPicture, maxPool as plainPool, maxPoolGradient } from '../math/patches';
import { convolve, transposedConvolve } from '../math/testing/convolve';
import type { Activation } from '../math/dense';
import { finiteDifference } from '../math/testing/finite-difference';
import { fillUniform, keyOf } from '../math/random';
import { countOfWindows, numbersOfPicture, sameWindows, validWindows } from '../math/windows';
import { convolution, transposedConvolution } from './convolution';
import { maxPool } from './max-pool';

const N = 3;
const draw = (name: string, count: number) =>
  fillUniform(new Float32Array(count), keyOf(5, name), 0).map((u) => 2 * u - 1);
const rectified = (values: number[]) => values.map((v) => Math.max(0, v));

interface Layer {
  readonly x: Float32Array;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}
type Plain = (layer: { [K in keyof Layer]: number[] }) => number[];
type Given = readonly [Tensor2D, Tensor4D, Tensor1D];

/** Value and gradients of dy . layer(x, weights, biases) beside those in doubles. */
async function compare(
  layer: Layer,
  shape: readonly [number, number, number, number],
  plain: Plain,
  own: (...given: Given) => Tensor2D,
  by: readonly (keyof Layer)[],
) {
  const doubles = { x: [...layer.x], weights: [...layer.weights], biases: [...layer.biases] };
  const expected = plain(doubles);
  const dy = draw('dy', expected.length);
  const before = tf.memory().numTensors;
  const given: Given = [
    tf.tensor2d(layer.x, [N, layer.x.length / N]),
    tf.tensor4d(layer.weights, [...shape]),
    tf.tensor1d(layer.biases),
  ];
  const names = ['x', 'weights', 'biases'] as const;
  const { value, grads } = tf.engine().gradients(
    () => own(...given),
    by.map((name) => given[names.indexOf(name)] as Tensor),
    tf.tensor2d(dy, [N, expected.length / N]),
  );
  // Sums of at most some hundred products of numbers below 1.
  const close = { roundings: 64, scale: 4 };
  expectClose(await value.data(), expected, close);
  for (const [i, name] of by.entries()) {
    const objective = (values: number[]) =>
      plain({ ...doubles, [name]: values }).reduce((sum, v, k) => sum + v * dy[k], 0);
    // The step is too small for a ReLU's corner to be met by these draws.
    expectClose(await grads[i].data(), finiteDifference(objective, doubles[name], 1e-6), close);
  }
  tf.dispose([...given, value, grads]);
  expect(tf.memory().numTensors - before).toBeLessThanOrEqual(1);
}

const valid = {
  '3 on 5 x 6': validWindows({ height: 5, width: 6, channels: 2 }, 3),
  '5 on 6 x 5, of one channel': validWindows({ height: 6, width: 5, channels: 1 }, 5),
  'one window': validWindows({ height: 3, width: 3, channels: 4 }, 3),
};
const same = {
  'stride 4 from one pixel': sameWindows({ height: 4, width: 4, channels: 3 }, 5, 4),
  'stride 2': sameWindows({ height: 4, width: 6, channels: 2 }, 5, 2),
  'stride 2 to one channel': sameWindows({ height: 4, width: 4, channels: 1 }, 5, 2),
};

describe.each(backends)('on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(Object.entries(valid))('a convolution, %s', async (_, windows) => {
    const { side, channels } = windows;
    const layer = {
      x: draw('x', N * numbersOfPicture(windows)),
      weights: draw('w', side * side * channels * 3),
      biases: draw('b', 3),
    };
    const shape = [side, side, channels, 3] as const;
    const plain: Plain = ({ x, ...filters }) =>
      rectified(byPicture(x, numbersOfPicture(windows), (each) => convolve(each, filters, windows)));
    await compare(layer, shape, plain, (x, w, b) => convolution(x, w, b, windows, true), [
      'x',
      'weights',
      'biases',
    ]);
    await compare(layer, shape, plain, (x, w, b) => convolution(x, w, b, windows, false), [
      'weights',
      'biases',
    ]);
  });

  const transposed = Object.entries(same).flatMap(([name, windows]) =>
    (['relu', 'linear'] as const).map((activation) => ({ name, windows, activation })),
  );
  test.each(transposed)('a transposed one, $name, $activation', async ({ windows, activation }) => {
    const { side, channels } = windows;
    const layer = {
      x: draw('x', N * countOfWindows(windows) * 4),
      weights: draw('w', side * side * channels * 4),
      biases: draw('b', channels),
    };
    const plain: Plain = ({ x, ...filters }) => {
      const sums = byPicture(x, countOfWindows(windows) * 4, (each) =>
        transposedConvolve(each, filters, windows),
      );
      return activation === 'relu' ? rectified(sums) : sums;
    };
    const own = (x: Tensor2D, w: Tensor4D, b: Tensor1D) =>
      transposedConvolution(x, w, b, windows, activation satisfies Activation);
    await compare(layer, [side, side, channels, 4], plain, own, ['x', 'weights', 'biases']);
  });

  test('is what TensorFlow.js calls conv2d and conv2dTranspose', async () => {
    const windows = sameWindows({ height: 8, width: 8, channels: 2 }, 5, 2);
    const [two, one] = tf.tidy(() => {
      const x = tf.tensor4d(draw('x', 2 * 4 * 4 * 3), [2, 4, 4, 3]);
      const w = tf.tensor4d(draw('w', 25 * 2 * 3), [5, 5, 2, 3]);
      const theirs = tf.conv2dTranspose(x, w, [2, 8, 8, 2], 2, 'same');
      const biases = tf.zeros([2]) as Tensor1D;
      return [theirs, transposedConvolution(tf.reshape(x, [2, 48]), w, biases, windows, 'linear')];
    });
    expectClose(await one.data(), await two.data(), { roundings: 64, scale: 4 });
    const [three, four] = tf.tidy(() => {
      const x = tf.tensor4d(draw('x', 2 * 8 * 8 * 2), [2, 8, 8, 2]);
      const w = tf.tensor4d(draw('w', 25 * 2 * 3), [5, 5, 2, 3]);
      const theirs = tf.relu(tf.conv2d(x, w, 1, 'valid'));
      const biases = tf.zeros([3]) as Tensor1D;
      const own = validWindows({ height: 8, width: 8, channels: 2 }, 5);
      return [theirs, convolution(tf.reshape(x, [2, 128]), w, biases, own, false)];
    });
    expectClose(await four.data(), await three.data(), { roundings: 64, scale: 4 });
    tf.dispose([one, two, three, four]);
  });

  test('pooling by maximum, its gradient to the first of equals', async () => {
    const picture = { height: 4, width: 6, channels: 3 };
    const size = numbersOfPicture(picture);
    // Few different numbers, so that many of four are equal.
    const x = draw('x', N * size).map((v) => Math.round(2 * v));
    const dy = draw('dy', (N * size) / 4);
    const expected = byPicture(x, size, (each) => plainPool(each, picture));
    const gradient = byPicture(x, size, (each, i) =>
      maxPoolGradient(each, [...dy.slice((i * size) / 4, ((i + 1) * size) / 4)], picture),
    );
    const input = tf.tensor2d(x, [N, size]);
    const { value, grads } = tf
      .engine()
      .gradients(() => maxPool(input, picture), [input], tf.tensor2d(dy, [N, size / 4]));
    expect([...(await value.data())]).toEqual(expected);
    expectClose(await grads[0].data(), gradient, { roundings: 0 });
    tf.dispose([input, value, grads]);
  });
});
