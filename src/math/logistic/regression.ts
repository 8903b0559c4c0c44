/** Multinomial logistic regression with an L2 penalty of its weights, in plain doubles (not in the paper). */
import { minimise, type MinimiseOptions, type Minimum, type Objective } from './lbfgs';
import { standardised, standardOf, type Rows, type Standard } from './standardise';

/** Rows with the number of their class, 0 to classes - 1. */
export interface LabelledRows extends Rows {
  readonly labels: ArrayLike<number>;
  readonly classes: number;
}

/** A classifier of rows that are not standardised. */
export interface Logistic {
  readonly standard: Standard;
  readonly classes: number;
  /** [classes, kept features + 1], the intercept last; of standardised features. */
  readonly parameters: Float64Array;
}

/** Rows at once: their logits stay in the processor's cache. */
const BLOCK = 64;

/**
 * Mean of -log p(label | row) in nats and `penalty` / (2 rows) times the squared weights, so that a penalty is the precision of a normal
 * prior of each weight. Intercepts are not penalised. Of parameters [classes, features + 1], the intercept last.
 */
export function logisticObjective(
  { values, count, width, labels, classes }: LabelledRows,
  penalty: number,
): Objective {
  const stride = width + 1;
  const errors = new Float64Array(BLOCK * classes);
  return (parameters, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let first = 0; first < count; first += BLOCK) {
      const end = Math.min(count, first + BLOCK);
      logitsInto(errors, parameters, { values, width, classes }, first, end);
      for (let row = first; row < end; row++) {
        const at = (row - first) * classes;
        let most = -Infinity;
        for (let k = 0; k < classes; k++) most = Math.max(most, errors[at + k]);
        const own = errors[at + labels[row]];
        let sum = 0;
        for (let k = 0; k < classes; k++) sum += errors[at + k] = Math.exp(errors[at + k] - most);
        loss += most + Math.log(sum) - own;
        for (let k = 0; k < classes; k++) errors[at + k] /= sum;
        errors[at + labels[row]] -= 1;
      }
      addProducts(gradient, errors, { values, width, classes }, first, end);
    }
    let squares = 0;
    for (let k = 0; k < classes; k++) {
      for (let at = k * stride; at < k * stride + width; at++) {
        squares += parameters[at] ** 2;
        gradient[at] = (gradient[at] + penalty * parameters[at]) / count;
      }
      gradient[k * stride + width] /= count;
    }
    return (loss + (penalty * squares) / 2) / count;
  };
}

interface Product {
  readonly values: Float64Array;
  readonly width: number;
  readonly classes: number;
}

/** Logits [rows, classes] of rows first ... end - 1, four rows at a time: sums that do not wait for each other. */
function logitsInto(
  out: Float64Array,
  parameters: Float64Array,
  { values, width, classes }: Product,
  first: number,
  end: number,
): void {
  for (let row = first; row < end; row += 4) {
    // Where fewer are left, the last one is taken again.
    const last = end - 1 - row;
    const second = Math.min(1, last);
    const third = Math.min(2, last);
    const fourth = Math.min(3, last);
    const x0 = row * width;
    const x1 = x0 + second * width;
    const x2 = x0 + third * width;
    const x3 = x0 + fourth * width;
    const at = (row - first) * classes;
    for (let k = 0; k < classes; k++) {
      const w = k * (width + 1);
      let s0 = parameters[w + width];
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      for (let f = 0; f < width; f++) {
        const weight = parameters[w + f];
        s0 += values[x0 + f] * weight;
        s1 += values[x1 + f] * weight;
        s2 += values[x2 + f] * weight;
        s3 += values[x3 + f] * weight;
      }
      out[at + k] = s0;
      out[at + second * classes + k] = s1;
      out[at + third * classes + k] = s2;
      out[at + fourth * classes + k] = s3;
    }
  }
}

/** Adds errors [rows, classes] times rows first ... end - 1 to the gradient, four rows at a time. */
function addProducts(
  gradient: Float64Array,
  errors: Float64Array,
  { values, width, classes }: Product,
  first: number,
  end: number,
): void {
  for (let k = 0; k < classes; k++) {
    const g = k * (width + 1);
    let row = first;
    for (; row + 3 < end; row += 4) {
      const [x, e] = [row * width, (row - first) * classes + k];
      const [e0, e1, e2, e3] = [
        errors[e],
        errors[e + classes],
        errors[e + 2 * classes],
        errors[e + 3 * classes],
      ];
      for (let f = 0; f < width; f++)
        gradient[g + f] +=
          e0 * values[x + f] +
          e1 * values[x + width + f] +
          e2 * values[x + 2 * width + f] +
          e3 * values[x + 3 * width + f];
      gradient[g + width] += e0 + e1 + e2 + e3;
    }
    for (; row < end; row++) {
      const error = errors[(row - first) * classes + k];
      for (let f = 0; f < width; f++) gradient[g + f] += error * values[row * width + f];
      gradient[g + width] += error;
    }
  }
}

/** Fits rows; begins at `start`, parameters of the same rows under another penalty, or at zeros. Yields after each iteration. */
export function* fitLogistic(
  rows: LabelledRows,
  penalty: number,
  options: MinimiseOptions,
  start?: Float64Array,
): Generator<number, Logistic & Pick<Minimum, 'steepest' | 'iterations'>, void> {
  const standard = standardOf(rows);
  const { classes } = rows;
  const own = { ...rows, ...standardised(rows, standard) };
  const zeros = new Float64Array(classes * (own.width + 1));
  const found = yield* minimise(logisticObjective(own, penalty), start ?? zeros, options);
  const { point, steepest, iterations } = found;
  return { standard, classes, parameters: point, steepest, iterations };
}

/** The likeliest class of each row. */
export function classify({ standard, classes, parameters }: Logistic, rows: Rows): Uint8Array {
  const { values, width, count } = standardised(rows, standard);
  const found = new Uint8Array(count);
  const logits = new Float64Array(BLOCK * classes);
  for (let first = 0; first < count; first += BLOCK) {
    const end = Math.min(count, first + BLOCK);
    logitsInto(logits, parameters, { values, width, classes }, first, end);
    for (let row = first; row < end; row++) {
      const at = (row - first) * classes;
      for (let k = 1; k < classes; k++) if (logits[at + k] > logits[at + found[row]]) found[row] = k;
    }
  }
  return found;
}
