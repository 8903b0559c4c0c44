/** The terms as the run's own evaluation measures them, on test pictures. */
import type { AuditedTerms } from '../../experiment/audit';
import { evaluate, picturesAtOnce, type Measured } from '../evaluate';
import { auditedTerms } from './audited-terms';
import { mapped } from './mapped';
import type { Subject } from './subject';

/** Exactly `evaluate`, so that on the whole test set it gives the run's test figures. Yields how many pictures are done. */
export async function* paperTerms(
  { network, dataset, seed, binarise, temperature }: Subject,
  pictures: number,
): AsyncGenerator<number, Measured, void> {
  const { first } = dataset.split.test;
  const range = { first, end: first + pictures };
  const work = evaluate({ network, dataset, range, seed, binarise, temperature: temperature ?? 1 });
  let done = 0;
  return yield* mapped(work, () => (done = Math.min(pictures, done + picturesAtOnce(network))));
}

/** With the means as the evaluation sums them, to the bit. */
export function termsOfPaper(measured: Measured): AuditedTerms {
  const { term1, term2, freeEnergy } = auditedTerms(measured.term1ByPicture, measured.term2ByPicture);
  return {
    term1: { ...term1, mean: measured.term1 },
    term2: { ...term2, mean: measured.term2 },
    freeEnergy: { ...freeEnergy, mean: measured.term1 + measured.term2 },
  };
}
