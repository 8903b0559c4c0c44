/** Other divergences of a posterior from a prior, in plain doubles: what the tensor ones are tested against. Only tests import this. */
import { klToNormal } from '../gauss';
import { klFromLogProbabilities } from '../categorical';
import { logSumExp } from '../numeric';

interface Divergence {
  readonly divergence: 'kl' | 'reverse' | 'renyi';
  readonly renyiOrder: number;
}

/** Of q and p as logarithms of probabilities, [C] each: log sum_r q_r^a p_r^(1-a) / (a - 1) is Renyi's. Nats. */
export function categoryDivergence(
  logQ: readonly number[],
  logP: readonly number[],
  { divergence, renyiOrder: a }: Divergence,
): number {
  if (divergence === 'kl') return klFromLogProbabilities(logQ, logP);
  if (divergence === 'reverse') return klFromLogProbabilities(logP, logQ);
  return logSumExp(logQ.map((log, r) => a * log + (1 - a) * logP[r])) / (a - 1);
}

interface Normal {
  readonly mean: number;
  readonly variance: number;
}

/** Of two Gaussians: with v = a p.variance + (1 - a) q.variance Renyi's is log(v / (q.variance^(1-a) p.variance^a)) / (2 (1 - a)) + a (mu - m)^2 / (2 v). Nats. */
export function normalDivergence(q: Normal, p: Normal, { divergence, renyiOrder: a }: Divergence): number {
  if (divergence !== 'renyi') {
    const [of, from] = divergence === 'kl' ? [q, p] : [p, q];
    return klToNormal([of.mean], [Math.log(of.variance)], [from.mean], [Math.log(from.variance)])[0];
  }
  const v = a * p.variance + (1 - a) * q.variance;
  const logs = Math.log(v) - (1 - a) * Math.log(q.variance) - a * Math.log(p.variance);
  return logs / (2 * (1 - a)) + (a * (q.mean - p.mean) ** 2) / (2 * v);
}
