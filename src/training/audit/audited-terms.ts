/** The terms of an audit by picture, and their means with standard errors. */
import { binariseForEvaluation } from '../../data/pixels';
import type { AuditedTerms } from '../../experiment/audit';
import { meanAndError } from '../../math/importance-weighting';
import type { Draws } from '../../models/latent/distribution';
import { decoded } from './decoded';
import { auditKey, type Subject } from './subject';

/** Means of term1, term2 and their sum over pictures, [n] each. */
export function auditedTerms(term1: ArrayLike<number>, term2: ArrayLike<number>): AuditedTerms {
  return {
    term1: meanAndError(term1),
    term2: meanAndError(term2),
    freeEnergy: meanAndError(Array.from(term1, (value, i) => value + term2[i])),
  };
}

/**
 * term2 with one draw of whole categories for each picture, [n] nats: with term1 of the categories the exact bound of the discrete
 * model, unbiased. Yields how many pictures are done.
 */
export async function* hardTerm2(
  subject: Subject,
  pictures: readonly number[],
  drawsOf: (place: number) => Draws,
): AsyncGenerator<number, Float64Array, void> {
  const term2 = new Float64Array(pictures.length);
  const key = auditKey(subject, 'hard');
  const pixels = [binariseForEvaluation(subject.binarise)];
  for await (const block of decoded({ subject, pictures, drawsOf, samples: 1, key, pixels })) {
    for (const { place, nll } of block) term2[place] = nll[0][0];
    yield block[block.length - 1].place + 1;
  }
  return term2;
}
