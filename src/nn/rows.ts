/** A matrix whose rows take a weight each: how a sum's gradient reaches what was saved of its terms. */
import { heap } from '../gpu/heap/heap';
import { tf, type Tensor } from '../gpu/tf';

/** a [rows, columns] and one weight a row, of any shape -> [rows, columns]. */
export function scaledRows(a: Tensor, weights: Tensor): Tensor {
  const own = heap();
  if (!own) return tf.mul(a, tf.reshape(weights, [-1, 1]));
  const out = own.output(a.shape);
  const [to, from, by] = [out, a, weights].map(own.address);
  own.kernels.scaleRows(to, from, by, a.shape[0], a.size / a.shape[0]);
  return out;
}
