/** The Bernoulli likelihood of the decoder's logits as a tensor operation; its reference is math/likelihood. */
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';

/**
 * -log p(x | logits) = sum_i max(l_i, 0) - x_i l_i + log(1 + exp(-|l_i|)), by row: [rows, pixels] -> [rows] nats.
 * Gradient in the logits: sigmoid(l) - x. Eq. (1)'s term2 is its mean.
 */
export function bernoulliNegativeLogLikelihood(logits: Tensor2D, x: Tensor2D): Tensor1D {
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
