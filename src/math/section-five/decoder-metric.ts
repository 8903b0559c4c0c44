/** The observed information of z, section 5: the decoder's Jacobian through its dense layers, and the metric G. In plain doubles. */
import { sigmoid } from '../likelihood';
import type { Activation } from '../dense';

/** A layer of the decoder in numbers. */
export interface NumberLayer {
  /** [in, out]. */
  readonly weights: ArrayLike<number>;
  /** [out]. */
  readonly biases: ArrayLike<number>;
  readonly activation: Activation;
}

/** `into` [out] += x [in] W, rows of W one after the other: those of a silent unit are passed over. */
function addProduct(into: Float64Array, x: ArrayLike<number>, weights: ArrayLike<number>): void {
  const out = into.length;
  for (let k = 0; k < x.length; k++) {
    const value = x[k];
    if (value === 0) continue;
    const row = k * out;
    for (let o = 0; o < out; o++) into[o] += value * weights[row + o];
  }
}

/** What each layer answers at z [d], the logits [D] last. */
function answersAt(layers: readonly NumberLayer[], z: ArrayLike<number>): Float64Array[] {
  const answers: Float64Array[] = [];
  let x = z;
  for (const { weights, biases, activation } of layers) {
    const y = Float64Array.from(biases);
    addProduct(y, x, weights);
    if (activation === 'relu') for (let o = 0; o < y.length; o++) y[o] = Math.max(0, y[o]);
    answers.push(y);
    x = y;
  }
  return answers;
}

/** The decoder's logits at z [d], [D]. */
export const logitsAt = (layers: readonly NumberLayer[], z: ArrayLike<number>): Float64Array =>
  answersAt(layers, z)[layers.length - 1];

/**
 * G = J^T diag(s (1 - s)) J at z [d], [d][d], with J [D, d] = d logits / dz and s = sigmoid(logits). For ReLU layers it is
 * -d2 log p(x | z) / dz2 wherever that exists, and the same for every x: logits are linear in z around all but a null set of z.
 */
export function decoderMetric(layers: readonly NumberLayer[], z: ArrayLike<number>): number[][] {
  const answers = answersAt(layers, z);
  const logits = answers[layers.length - 1];
  const d = z.length;
  // A row a dimension: the unit vector of z_j, pushed through the layers.
  const tangents = Array.from({ length: d }, (_, j) => {
    let tangent = Float64Array.from({ length: d }, (__, i) => Number(i === j));
    layers.forEach(({ weights, activation }, k) => {
      const next = new Float64Array(answers[k].length);
      addProduct(next, tangent, weights);
      if (activation === 'relu') for (let o = 0; o < next.length; o++) if (answers[k][o] === 0) next[o] = 0;
      tangent = next;
    });
    return tangent;
  });
  const curvature = logits.map((l) => sigmoid(l) * sigmoid(-l));
  const metric = tangents.map(() => new Array<number>(d).fill(0));
  for (let i = 0; i < d; i++) {
    const weighted = tangents[i].map((value, o) => value * curvature[o]);
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      const other = tangents[j];
      for (let o = 0; o < weighted.length; o++) sum += weighted[o] * other[o];
      metric[i][j] = metric[j][i] = sum;
    }
  }
  return metric;
}
