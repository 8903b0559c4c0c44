/** The mixture with tensors, component by component: matrices [rows, R] alone. Reference: math/polynomial-mixture. */
import type { Tensor, Tensor2D } from '../../../gpu/tf';
import type { CurvedTensors, FamilySettings, TensorOperations } from './family';

/** z^m at zeta [1, R] for m = 1 ... M, [M, R]. */
function powersOf(tf: TensorOperations, zeta: Tensor2D, order: number): Tensor2D {
  const rows = [zeta];
  for (let m = 1; m < order; m++) rows.push(tf.mul(rows[m - 1], zeta));
  return rows.length === 1 ? zeta : tf.concat(rows, 0);
}

/** exp v for v <= 0, as sigmoid(v) / sigmoid(-v): wasm has a fast sigmoid and a slow exp, some 6 to 1. */
function expOfNegative(tf: TensorOperations, v: Tensor): Tensor {
  const sigmoid = tf.sigmoid(v);
  return tf.div(sigmoid, tf.sub(1, sigmoid));
}

/** What both functions need, for K >= 2. */
interface Parts {
  /** p_k on the grid, [rows, R] each. */
  readonly probabilities: Tensor[];
  /** w_k p_k over the largest of them, [rows, R] each: at least one is 1 everywhere. */
  readonly relative: Tensor[];
  /** Their sum, in [1, K]. */
  readonly total: Tensor;
  /** log of the largest w_k p_k, up to log sum_k w_k, [rows, R]. */
  readonly largest: Tensor;
  readonly powers: Tensor2D;
}

function partsOf(
  tf: TensorOperations,
  offsets: readonly number[],
  b: Tensor2D,
  zeta: Tensor2D,
  { polynomialOrder: M, components: K }: FamilySettings,
): Parts {
  const rows = b.shape[0];
  const powers = powersOf(tf, zeta, M);
  const probabilities: Tensor[] = [];
  const weighted = offsets.map((offset, k) => {
    const polynomial = tf.matMul(tf.slice(b, [0, k * M], [rows, M]), powers);
    const phi = tf.add(polynomial, tf.mul(zeta, offset));
    const p = tf.softmax(phi);
    probabilities.push(p);
    // Where phi is largest p is exp(phi - psi) without underflow: at least 1 / R.
    const psi = tf.sub(tf.max(phi, 1, true), tf.log(tf.max(p, 1, true)));
    return tf.sub(phi, tf.sub(psi, tf.slice(b, [0, K * M + k], [rows, 1])));
  });
  const largest = weighted.reduce((a, v) => tf.maximum(a, v));
  const relative = weighted.map((v) => expOfNegative(tf, tf.sub(v, largest)));
  const total = relative.reduce((a, v) => tf.add(a, v));
  return { probabilities, relative, total, largest, powers };
}

/** Both functions of the seam; the caller's tidy frees what they make. */
export function mixtureTensors(tf: TensorOperations, offsetsOf: (K: number) => number[]): CurvedTensors {
  return {
    logits(b, zeta, settings) {
      const { polynomialOrder: M, components: K } = settings;
      // One component is CG-BPEF's polynomial: its psi is the same number for all z.
      if (K === 1) return tf.matMul(b, powersOf(tf, zeta, M));
      const { largest, total } = partsOf(tf, offsetsOf(K), b, zeta, settings);
      return tf.add(largest, tf.log(total)) as Tensor2D;
    },

    pullback(b, zeta, weights, settings) {
      const { polynomialOrder: M, components: K } = settings;
      if (K === 1) return tf.matMul(weights, powersOf(tf, zeta, M), false, true);
      const { probabilities, relative, total, powers } = partsOf(tf, offsetsOf(K), b, zeta, settings);
      const shared = tf.div(weights, total);
      const coefficients: Tensor[] = [];
      const sums = relative.map((share, k) => {
        const pulled = tf.mul(share, shared); // v_r = weights_r rho_k(zeta_r)
        const sum = tf.sum(pulled, 1, true); // [rows, 1]
        // sum_r v_r (z_r^m - E_k[z^m]) = sum_r (v_r - p_kr sum_s v_s) z_r^m.
        const centred = tf.sub(pulled, tf.mul(probabilities[k], sum)) as Tensor2D;
        coefficients.push(tf.matMul(centred, powers, false, true));
        return sum;
      });
      return tf.concat([...coefficients, ...sums], 1) as Tensor2D;
    },
  };
}
