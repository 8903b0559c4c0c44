/** The Bernoulli likelihood of the decoder's logits as a tensor operation; its reference is math/likelihood. */
import { bernoulliKernel } from '../gpu/kernels/bernoulli/bernoulli';
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';

/**
 * -log p(x | logits) = sum_i max(l_i, 0) - x_i l_i + log(1 + exp(-|l_i|)), by row: logits [n L, pixels], pictures x
 * [n, pixels] -> [n L] nats. Gradient in the logits: sigmoid(l) - x. Eq. (1)'s term2 is its mean.
 */
export function bernoulliNegativeLogLikelihood(logits: Tensor2D, x: Tensor2D): Tensor1D {
  return bernoulliKernel.available()
    ? (bernoulliKernel.apply({ logits, x }, {}) as Tensor1D)
    : composed(logits, forEachSample(x, logits.shape[0] / x.shape[0]));
}

/** Each row `samples` times in a row. */
function forEachSample(x: Tensor2D, samples: number): Tensor2D {
  return samples === 1 ? x : tf.reshape(tf.tile(x, [1, samples]), [x.shape[0] * samples, x.shape[1]]);
}

function composed(logits: Tensor2D, x: Tensor2D): Tensor1D {
  const op = tf.customGrad((...args) => {
    const [l, save] = args as unknown as [Tensor2D, tf.GradSaveFunc];
    const tail = tf.log1p(tf.exp(tf.neg(tf.abs(l))));
    const value = tf.sum(tf.add(tf.sub(tf.relu(l), tf.mul(x, l)), tail), 1);
    save([l, x]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [l, x] = saved as Tensor2D[];
        return tf.mul(tf.sub(tf.sigmoid(l), x), tf.reshape(dy, [-1, 1]));
      },
    };
  });
  return op(logits) as Tensor1D;
}
