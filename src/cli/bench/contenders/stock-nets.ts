/** Encoder and decoder of the benchmark's yardstick with stock tfjs operations: dense, or appendix E's. */
import { tf, type Tensor, type Tensor2D, type Tensor4D, type Variable } from '../../../gpu/tf';
import { appendixE } from '../../../math/nets';
import type { NetName } from '../cells';

interface StockNet {
  /** x [n, pixels] -> head [n, head]. */
  encode(x: Tensor2D): Tensor2D;
  /** z [n, input] -> logits [n, pixels]. */
  decode(z: Tensor2D): Tensor2D;
}

interface Ends {
  readonly pixels: number;
  readonly hidden: readonly number[];
  readonly head: number;
  readonly input: number;
}

interface Layer {
  readonly weights: Variable;
  readonly biases: Variable;
}

const layer = (shape: readonly number[], out: number): Layer => ({
  weights: tf.variable(tf.randomUniform([...shape], -0.05, 0.05)),
  biases: tf.variable(tf.zeros([out])),
});

function dense(x: Tensor, { weights, biases }: Layer): Tensor2D {
  return tf.add(tf.matMul(x, weights as unknown as Tensor2D), biases) as Tensor2D;
}

function denseNet({ pixels, hidden, head, input }: Ends): StockNet {
  const through = (widths: readonly number[]) => {
    const layers = widths.slice(1).map((out, k) => layer([widths[k], out], out));
    return (x: Tensor2D) =>
      layers.reduce((h, each, k) => (k === layers.length - 1 ? dense(h, each) : tf.relu(dense(h, each))), x);
  };
  return {
    encode: through([pixels, ...hidden, head]),
    decode: through([input, ...hidden.toReversed(), pixels]),
  };
}

function convolutionalNet({ pixels, head, input }: Ends): StockNet {
  const { pictures, filter, convolutions, dense: width, transposed } = appendixE;
  const square = (from: number, to: number) => [filter, filter, from, to];
  const down = convolutions.map((out, k) => layer(square(convolutions[k - 1] ?? 1, out), out));
  const last = layer([convolutions.at(-1)!, head], head);
  const first = layer([input, width], width);
  const up = transposed.map(([out], k) => layer(square(out, transposed[k - 1]?.[0] ?? width), out));
  return {
    encode(x) {
      const features = down.reduce<Tensor4D>(
        (h, { weights, biases }, k) => {
          const pooled = k === 0 ? h : tf.maxPool(h, 2, 2, 'valid');
          return tf.relu(tf.add(tf.conv2d(pooled, weights as unknown as Tensor4D, 1, 'valid'), biases));
        },
        tf.reshape(x, [-1, pictures, pictures, 1]),
      );
      return dense(tf.reshape(features, [x.shape[0], -1]), last);
    },
    decode(z) {
      const n = z.shape[0];
      const logits = up.reduce<Tensor4D>(
        (h, { weights, biases }, k) => {
          const [out, stride] = transposed[k];
          const side = h.shape[1] * stride;
          const filters = weights as unknown as Tensor4D;
          const sums = tf.add(tf.conv2dTranspose(h, filters, [n, side, side, out], stride, 'same'), biases);
          return (k === up.length - 1 ? sums : tf.relu(sums)) as Tensor4D;
        },
        tf.reshape(tf.relu(dense(z, first)), [n, 1, 1, width]),
      );
      return tf.reshape(logits, [n, pixels]);
    },
  };
}

/** Weights of its own; differentiable in them. */
export const stockNet = (net: NetName, ends: Ends): StockNet =>
  (net === 'dense' ? denseNet : convolutionalNet)(ends);
