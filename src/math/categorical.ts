/**
 * KL divergences of category distributions given by logits, with their gradients: Cat-VAE's term1 and the
 * inside of Eq. (4).
 */
import { expectSameLength, logSoftmax } from './numeric';

/**
 * KL(softmax(posterior) : softmax(prior)) in nats, [C] and [C], the bracket of Eq. (4). Never negative, and 0
 * exactly for equal logits: it is summed as sum_r q_r (delta_r + exp(-delta_r) - 1) with delta = log q - log
 * p, whose terms are all >= 0.
 */
export function klLogits(posterior: ArrayLike<number>, prior: ArrayLike<number>): number {
  expectSameLength('klLogits', posterior, prior);
  return klFromLogProbabilities(logSoftmax(posterior), logSoftmax(prior));
}

/**
 * KL(softmax(logits) : uniform) = log C - H in nats, [C]: Cat-VAE's term1 of one latent variable, section
 * 3.4.
 */
export function klLogitsToUniform(logits: ArrayLike<number>): number {
  return klLogits(logits, new Array<number>(logits.length).fill(0));
}

/**
 * The gradients of klLogits, [C] each: posterior q_r (delta_r - KL), prior p_r - q_r, delta = log q - log p.
 * By differentiating Eq. (4).
 */
export function klLogitsGradient(
  posterior: ArrayLike<number>,
  prior: ArrayLike<number>,
): { posterior: number[]; prior: number[] } {
  expectSameLength('klLogitsGradient', posterior, prior);
  const logQ = logSoftmax(posterior);
  const logP = logSoftmax(prior);
  const kl = klFromLogProbabilities(logQ, logP);
  return {
    posterior: logQ.map((lq, r) => (lq === -Infinity ? 0 : Math.exp(lq) * (lq - logP[r] - kl))),
    prior: logQ.map((lq, r) => Math.exp(logP[r]) - Math.exp(lq)),
  };
}

/** The gradient of klLogitsToUniform, q_r (log q_r + log C - KL), [C]. Section 3.4. */
export function klLogitsToUniformGradient(logits: ArrayLike<number>): number[] {
  return klLogitsGradient(logits, new Array<number>(logits.length).fill(0)).posterior;
}

/**
 * log p_r, [C], of mean probabilities: the Bregman centroid of section 5, as all distributions of C categories are one family. A
 * category of no mass has 1e-30.
 */
export const logitsOfProbabilities = (probabilities: ArrayLike<number>): number[] =>
  Array.from(probabilities, (p) => Math.log(Math.max(p, 1e-30)));

/**
 * KL(q : p) = sum_r q_r (log q_r - log p_r) in nats from logarithms of normalised probabilities, [C]; section
 * 2's KL(. : .).
 */
export function klFromLogProbabilities(logQ: ArrayLike<number>, logP: ArrayLike<number>): number {
  expectSameLength('klFromLogProbabilities', logQ, logP);
  let kl = 0;
  for (let r = 0; r < logQ.length; r++) kl += klTerm(logQ[r], logP[r]);
  return kl;
}

/**
 * q log(q/p) - q + p >= 0 from the two logarithms: the summand of a KL whose sum needs no clamp, as q and p
 * sum to one. Where q and p agree to many digits the difference is taken by its series. Not in the paper:
 * arithmetic.
 */
export function klTerm(logQ: number, logP: number): number {
  const q = Math.exp(logQ);
  // A category without mass adds only p; its logarithm would make 0 times infinity.
  if (q === 0) return Math.exp(logP);
  const delta = logQ - logP;
  // Far below, exp(-delta) overflows although q exp(-delta) = p does not.
  if (delta < -30) return q * (delta - 1) + Math.exp(logP);
  if (Math.abs(delta) > 0.01) return q * (delta + Math.expm1(-delta));
  const tail = 1 - (delta / 5) * (1 - (delta / 6) * (1 - delta / 7));
  return ((q * delta * delta) / 2) * (1 - (delta / 3) * (1 - (delta / 4) * tail));
}
