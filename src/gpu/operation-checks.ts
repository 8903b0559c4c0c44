/** Every kind of operation of the tensor library that a training step leans on, on numbers small enough to be computed again in plain JavaScript. */
import { tf, type Tensor } from './tf';

export interface OperationCheck {
  readonly operation: string;
  readonly compute: () => Tensor;
  readonly expected: () => number[];
}

const ROWS = 7;
const INNER = 33;
const COLUMNS = 10;
/** Numbers of both signs without a pattern that a wrong stride would keep. */
const numbers = (count: number, phase: number) =>
  Array.from({ length: count }, (_, i) => 2 * Math.sin(i * 1.7 + phase));
const a = numbers(ROWS * INNER, 0.3);
const b = numbers(INNER * COLUMNS, 1.1);
const c = numbers(COLUMNS, 2.3);
const logits = numbers(ROWS * COLUMNS, 0.7).map((v) => 20 * v);

const rowsOf = (values: readonly number[], columns: number) =>
  Array.from({ length: values.length / columns }, (_, r) => values.slice(r * columns, (r + 1) * columns));
const softmax = (row: readonly number[]) => {
  const max = Math.max(...row);
  const total = row.reduce((sum, v) => sum + Math.exp(v - max), 0);
  return row.map((v) => Math.exp(v - max) / total);
};
const sumOf = (row: readonly number[]) => row.reduce((sum, v) => sum + v, 0);
const layer = () =>
  rowsOf(a, INNER).flatMap((row) =>
    c.map((bias, j) =>
      Math.max(
        0,
        row.reduce((sum, v, k) => sum + v * b[k * COLUMNS + j], bias),
      ),
    ),
  );

export const operationChecks: readonly OperationCheck[] = [
  {
    operation: 'matrix product with bias and ReLU',
    compute: () =>
      tf.fused.matMul({
        a: tf.tensor2d(a, [ROWS, INNER]),
        b: tf.tensor2d(b, [INNER, COLUMNS]),
        bias: tf.tensor1d(c),
        activation: 'relu',
      }),
    expected: layer,
  },
  {
    operation: 'product with an explicit transpose',
    compute: () => tf.matMul(tf.transpose(tf.tensor2d(a, [INNER, ROWS])), tf.tensor2d(b, [INNER, COLUMNS])),
    expected: () =>
      Array.from({ length: ROWS * COLUMNS }, (_, i) =>
        sumOf(
          Array.from(
            { length: INNER },
            (_, k) => a[k * ROWS + Math.floor(i / COLUMNS)] * b[k * COLUMNS + (i % COLUMNS)],
          ),
        ),
      ),
  },
  {
    operation: 'softmax of large logits',
    compute: () => tf.softmax(tf.tensor2d(logits, [ROWS, COLUMNS])),
    expected: () => rowsOf(logits, COLUMNS).flatMap(softmax),
  },
  {
    operation: 'log(1 + exp(-|l|))',
    compute: () => tf.log1p(tf.exp(tf.neg(tf.abs(tf.tensor1d(logits))))),
    expected: () => logits.map((l) => Math.log1p(Math.exp(-Math.abs(l)))),
  },
  {
    operation: 'sigmoid',
    compute: () => tf.sigmoid(tf.tensor1d(logits)),
    expected: () => logits.map((l) => 1 / (1 + Math.exp(-l))),
  },
  {
    operation: 'row sums with a broadcast difference',
    compute: () => tf.sum(tf.sub(tf.tensor2d(logits, [ROWS, COLUMNS]), tf.tensor2d(c, [1, COLUMNS])), 1),
    expected: () => rowsOf(logits, COLUMNS).map((row) => sumOf(row) - sumOf(c)),
  },
  {
    operation: 'square root and quotient',
    compute: () => tf.div(tf.tensor1d(a), tf.add(tf.sqrt(tf.square(tf.tensor1d(a))), 1e-3)),
    expected: () => a.map((v) => v / (Math.abs(v) + 1e-3)),
  },
];
