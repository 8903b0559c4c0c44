/** The Bernoulli likelihood of the decoder's logits as a tensor operation; its reference is math/likelihood. */
import { heap } from '../gpu/heap/heap';
import { bernoulliKernel } from '../gpu/kernels/bernoulli/bernoulli';
import { tf, type Tensor, type Tensor1D, type Tensor2D } from '../gpu/tf';
import { scaledRows } from './rows';

/** x [n, pixels] once for each of the L samples of a picture: [n L, pixels]. */
function forEachSample(x: Tensor2D, samples: number): Tensor2D {
  return samples === 1 ? x : tf.reshape(tf.tile(x, [1, samples]), [-1, x.shape[1]]);
}

/** -log p by row, and sigmoid(l) - x. */
function valueAndGradient(
  l: Tensor2D,
  pictures: Tensor2D,
): { readonly value: Tensor; readonly gradient: Tensor } {
  const samples = l.shape[0] / pictures.shape[0];
  const own = heap();
  if (own) {
    const [value, gradient] = [own.output([l.shape[0]]), own.output(l.shape)];
    const [atValue, atGradient, atL, atX] = [value, gradient, l, pictures].map(own.address);
    own.kernels.bernoulli(atValue, atGradient, atL, atX, ...l.shape, samples);
    return { value, gradient };
  }
  const x = forEachSample(pictures, samples);
  const tail = tf.log1p(tf.exp(tf.neg(tf.abs(l))));
  const value = tf.sum(tf.add(tf.sub(tf.relu(l), tf.mul(x, l)), tail), 1);
  return { value, gradient: tf.sub(tf.sigmoid(l), x) };
}

/**
 * -log p(x | logits) = sum_i max(l_i, 0) - x_i l_i + log(1 + exp(-|l_i|)), by row: logits
 * [n L, pixels], the L samples of a picture side by side, and x [n, pixels] -> [n L] nats.
 * Gradient in the logits: sigmoid(l) - x. Eq. (1)'s term2 is its mean.
 */
export function bernoulliNegativeLogLikelihood(logits: Tensor2D, x: Tensor2D): Tensor1D {
  return bernoulliKernel.available()
    ? (bernoulliKernel.apply({ logits, x }, {}) as Tensor1D)
    : composed(logits, x);
}

function composed(logits: Tensor2D, x: Tensor2D): Tensor1D {
  const op = tf.customGrad((...args) => {
    const [l, save] = args as unknown as [Tensor2D, tf.GradSaveFunc];
    const { value, gradient } = valueAndGradient(l, x);
    save([gradient]);
    return { value, gradFunc: (dy, [gradient]) => scaledRows(gradient, dy) };
  });
  return op(logits) as Tensor1D;
}
