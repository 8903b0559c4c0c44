/** Products of the heap against plain doubles at every edge of their blocks and tiles, and against those of tfjs. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../gpu/testing/expect-close';
import { attachHeap, detachHeap } from '../gpu/heap/heap';
import { useBackend } from '../gpu/testing/test-backends';
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';
import { fillUniform, keyOf } from '../math/random';
import { affine, columnSums, throughRelu, timesFromLeft, timesTransposed } from './product';

const draw = (name: string, count: number) =>
  fillUniform(new Float32Array(count), keyOf(8, name), 0).map((u) => 2 * u - 1);

/** Row-major a [rows, depth] and b [depth, columns] -> [rows, columns] in doubles. */
function reference(a: ArrayLike<number>, b: ArrayLike<number>, [rows, depth, columns]: readonly number[]) {
  const c = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < depth; k++)
      for (let j = 0; j < columns; j++) c[i * columns + j] += a[i * depth + k] * b[k * columns + j];
  return c;
}

const turned = (matrix: Float32Array, rows: number, columns: number) =>
  matrix.map((_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)]);

/** Around tiles of 5 x 8, blocks of 200 rows and of depth 400. */
const shapes = [
  [1, 1, 1],
  [5, 4, 8],
  [4, 3, 7],
  [6, 5, 9],
  [13, 47, 21],
  [199, 401, 12],
  [205, 400, 8],
  [201, 805, 17],
  [7, 1203, 3],
];

describe('products on the heap', () => {
  beforeAll(() => useBackend('wasm'));

  test.each(shapes)('[%i, %i] x [.., %i], either operand transposed', (...shape) => {
    const [rows, depth, columns] = shape;
    const a = draw('a', rows * depth);
    const b = draw('b', depth * columns);
    const expected = reference(a, b, shape);
    tf.tidy(() => {
      const left = tf.tensor2d(turned(a, rows, depth), [depth, rows]);
      const right = tf.tensor2d(turned(b, depth, columns), [columns, depth]);
      const A = tf.tensor2d(a, [rows, depth]);
      const B = tf.tensor2d(b, [depth, columns]);
      const none = tf.zeros([columns]) as Tensor1D;
      const tolerance = { roundings: depth + 1, scale: 1 };
      expectClose(affine(A, B, none, 'linear').dataSync(), expected, tolerance);
      expectClose(timesFromLeft(left, B).dataSync(), expected, tolerance);
      expectClose(timesTransposed(A, right).dataSync(), expected, tolerance);
    });
  });

  test('give what tfjs gives, with biases and ReLU and backward through it', () => {
    const work = (): Tensor2D[] => {
      const x = tf.tensor2d(draw('x', 30 * 17), [30, 17]);
      const w = tf.tensor2d(draw('w', 17 * 11), [17, 11]);
      const y = affine(x, w, tf.tensor1d(draw('b', 11)), 'relu');
      const d = throughRelu(tf.tensor2d(draw('d', 330), [30, 11]), y);
      return [y, d, columnSums(d) as Tensor2D, timesFromLeft(x, d), timesTransposed(d, w)];
    };
    const before = tf.memory().numTensors;
    const [ours, theirs] = [attachHeap, detachHeap].map((take) => {
      take();
      return tf.tidy(() => work().map((t) => t.dataSync()));
    });
    attachHeap();
    ours.forEach((numbers, i) => expectClose(numbers, theirs[i], { roundings: 64, scale: 1 }));
    expect(tf.memory().numTensors).toBe(before);
  });
});
