/** The Bernoulli likelihood of section 2 from the decoder's logits: term2 of one sample and its gradient. */
import { expectSameLength } from './numeric';

/**
 * sigmoid(l) = 1 / (1 + exp(-l)) without overflow on either side. Section 2's mean of p(x_i | f(z, theta)).
 */
export function sigmoid(l: number): number {
  const e = Math.exp(-Math.abs(l));
  return l >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/**
 * -log p(x | z) = sum_i [max(l_i, 0) - x_i l_i + log(1 + exp(-|l_i|))] in nats, logits [D] and pixels in [0,
 * 1], [D]: term2 of one sample, section 2. For real-valued pixels it is the cross-entropy, as the paper's
 * numbers are.
 */
export function bernoulliNegativeLogLikelihood(logits: ArrayLike<number>, x: ArrayLike<number>): number {
  expectSameLength('bernoulliNegativeLogLikelihood', logits, x);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const l = logits[i];
    // max(l, 0) - x l as one product on either side: the difference loses digits for large l.
    sum += (l > 0 ? (1 - x[i]) * l : -x[i] * l) + Math.log1p(Math.exp(-Math.abs(l)));
  }
  return sum;
}

/** The gradient of that by the logits, sigmoid(l_i) - x_i, [D]. Section 2. */
export function bernoulliGradient(logits: ArrayLike<number>, x: ArrayLike<number>): number[] {
  expectSameLength('bernoulliGradient', logits, x);
  return Array.from(logits, (l, i) => sigmoid(l) - x[i]);
}
