/** KL divergences of sampled distributions by their histograms, with the bias that comes of finite samples, its correction and the standard error. */

export interface MeasuredDivergence {
  /** Nats, bias taken off; noise may bring it a little below 0. */
  readonly kl: number;
  /** What was taken off. */
  readonly correction: number;
  /** Share of the first distribution's samples in cells where the second has none: where it is not 0, kl is a lower limit. */
  readonly beyond: number;
}

/**
 * KL(z : Uniform) = log K - H of K equal cells, [K] counts of N samples, less the plug-in bias (occupied cells
 * - 1) / (2N) (Miller and Madow). Figures 3 and 5. Coarse graining makes it a lower bound of the KL of densities.
 */
export function histogramKlToUniform(counts: ArrayLike<number>): MeasuredDivergence {
  const { total, occupied } = sizeOf('histogramKlToUniform', counts);
  let kl = 0;
  for (let i = 0; i < counts.length; i++)
    if (counts[i] > 0) kl += (counts[i] / total) * Math.log((counts[i] / total) * counts.length);
  const correction = (occupied - 1) / (2 * total);
  return { kl: kl - correction, correction, beyond: 0 };
}

/**
 * KL(q : p) of two histograms on the same cells, [K] and [K] counts of independent samples. p is taken as
 * (count + 1/2) / (N_p + occupied / 2), occupied by either, which keeps cells that p's samples did not reach
 * finite. The correction is (occupied by q - 1) / (2 N_q), less or more nothing for p, whose half counts
 * already take off the first order of its bias.
 */
export function histogramKl(q: ArrayLike<number>, p: ArrayLike<number>): MeasuredDivergence {
  const { total, occupied } = sizeOf('histogramKl', q);
  const other = sizeOf('histogramKl', p);
  let either = 0;
  for (let i = 0; i < q.length; i++) if (q[i] > 0 || p[i] > 0) either++;
  let kl = 0;
  let beyond = 0;
  for (let i = 0; i < q.length; i++) {
    if (q[i] === 0) continue;
    const share = q[i] / total;
    kl += share * Math.log((share * (other.total + either / 2)) / (p[i] + 0.5));
    if (p[i] === 0) beyond += share;
  }
  const correction = (occupied - 1) / (2 * total);
  return { kl: kl - correction, correction, beyond };
}

/**
 * The standard error of histogramKl's kl, nats, from the same counts: the first order of both histograms' noise,
 * sqrt((sum q log^2(q/p) - KL^2) / N_q + (sum q^2/p - 1) / N_p), with p as there. Not in the paper (delta method).
 */
export function histogramKlError(q: ArrayLike<number>, p: ArrayLike<number>): number {
  const { total } = sizeOf('histogramKlError', q);
  const other = sizeOf('histogramKlError', p);
  let either = 0;
  for (let i = 0; i < q.length; i++) if (q[i] > 0 || p[i] > 0) either++;
  let kl = 0;
  let squares = 0;
  let ratios = 0;
  for (let i = 0; i < q.length; i++) {
    if (q[i] === 0) continue;
    const share = q[i] / total;
    const ratio = (share * (other.total + either / 2)) / (p[i] + 0.5);
    kl += share * Math.log(ratio);
    squares += share * Math.log(ratio) ** 2;
    ratios += share * ratio;
  }
  const ofQ = Math.max(0, squares - kl * kl) / total;
  const ofP = Math.max(0, ratios - 1) / other.total;
  return Math.sqrt(ofQ + ofP);
}

function sizeOf(what: string, counts: ArrayLike<number>): { total: number; occupied: number } {
  let total = 0;
  let occupied = 0;
  for (let i = 0; i < counts.length; i++) {
    total += counts[i];
    if (counts[i] > 0) occupied++;
  }
  if (total === 0) throw new RangeError(`${what}: expected counted samples, got none; count some first`);
  return { total, occupied };
}
