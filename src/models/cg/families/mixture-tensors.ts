/** The mixture with tensors: all components of a row beside each other, [rows K, R]. Reference: math/polynomial-mixture. */
import type { Tensor, Tensor2D, Tensor3D, tf as TensorFlow } from '../../../gpu/tf';
import type { CurvedTensors, FamilySettings } from './family';

type TensorModule = typeof TensorFlow;

/** z^m at zeta [1, R] for m = 1 ... M, [M, R]. */
function powersOf(tf: TensorModule, zeta: Tensor2D, order: number): Tensor2D {
  const rows = [zeta];
  for (let m = 1; m < order; m++) rows.push(tf.mul(rows[m - 1], zeta));
  return rows.length === 1 ? zeta : tf.concat(rows, 0);
}

/** log sum_i exp v_i along an axis, kept, the maximum taken off first. */
function logSum(tf: TensorModule, v: Tensor, axis: number): Tensor {
  const maximum = tf.max(v, axis, true);
  return tf.add(maximum, tf.log(tf.sum(tf.exp(tf.sub(v, maximum)), axis, true)));
}

/** What both of its functions need, for K >= 2. */
function parts(
  tf: TensorModule,
  offsets: readonly number[],
  b: Tensor2D,
  zeta: Tensor2D,
  { polynomialOrder: M, components: K }: FamilySettings,
): { logDensity: Tensor2D; weighted: Tensor3D; powers: Tensor2D } {
  const rows = b.shape[0];
  const R = zeta.shape[1];
  const powers = powersOf(tf, zeta, M);
  // o_k is added to the coefficient of z, where it costs a number a component.
  const slopes = tf.tensor2d(
    offsets.flatMap((offset) => [offset, ...new Array<number>(M - 1).fill(0)]),
    [1, K * M],
  );
  const coefficients = tf.reshape(tf.add(tf.slice(b, [0, 0], [rows, K * M]), slopes), [rows * K, M]);
  const phi = tf.matMul(coefficients, powers); // [rows K, R]
  const logDensity = tf.sub(phi, logSum(tf, phi, 1)) as Tensor2D;
  const weights = tf.reshape(tf.slice(b, [0, K * M], [rows, K]), [rows, K, 1]);
  const weighted = tf.add(tf.reshape(logDensity, [rows, K, R]), weights) as Tensor3D;
  return { logDensity, weighted, powers };
}

/** Both functions of the seam; the caller's tidy frees what they make. */
export function mixtureTensors(tf: TensorModule, offsetsOf: (K: number) => number[]): CurvedTensors {
  return {
    logits(b, zeta, settings) {
      const { polynomialOrder: M, components: K } = settings;
      // One component is CG-BPEF's polynomial: its psi is the same number for all z.
      if (K === 1) return tf.matMul(b, powersOf(tf, zeta, M));
      const { weighted } = parts(tf, offsetsOf(K), b, zeta, settings);
      return tf.reshape(logSum(tf, weighted, 1), [b.shape[0], zeta.shape[1]]);
    },

    pullback(b, zeta, weights, settings) {
      const { polynomialOrder: M, components: K } = settings;
      if (K === 1) return tf.matMul(weights, powersOf(tf, zeta, M), false, true);
      const rows = b.shape[0];
      const R = zeta.shape[1];
      const { logDensity, weighted, powers } = parts(tf, offsetsOf(K), b, zeta, settings);
      const shares = tf.exp(tf.sub(weighted, logSum(tf, weighted, 1))); // rho_k, [rows, K, R]
      const pulled = tf.reshape(tf.mul(shares, tf.reshape(weights, [rows, 1, R])), [rows * K, R]);
      const total = tf.sum(pulled, 1, true); // [rows K, 1]
      // sum_r v_r (z_r^m - E_k[z^m]) = sum_r (v_r - p_kr sum_s v_s) z_r^m.
      const centred = tf.sub(pulled, tf.mul(tf.exp(logDensity), total)) as Tensor2D;
      const coefficients = tf.reshape(tf.matMul(centred, powers, false, true), [rows, K * M]);
      return tf.concat([coefficients, tf.reshape(total, [rows, K])], 1) as Tensor2D;
    },
  };
}
