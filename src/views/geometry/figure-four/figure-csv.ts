/** Figure 4 as CSV: a line a picture, its moments in the drawn dimension and its strings. Pure. */
import type { SectionFive } from '../../../experiment/section-five';
import { csvOf } from '../../../ui/csv';
import type { Moments } from './moments';

/** Empty where a picture has no class, is not relaxed, or was not measured. */
export function figureCsv(
  { dimension, posteriors, relaxed }: Moments,
  labels: ArrayLike<number>,
  found: SectionFive | null,
): string {
  const names = [
    ...['picture', 'label', 'dimension', 'mean', 'mean_of_square', 'relaxed_mean', 'relaxed_mean_of_square'],
    ...['best_z', 'kl_to_prior', 'string_to_best', 'nll_at_best'],
  ];
  return csvOf(
    names,
    posteriors.map(({ x, y }, k) => {
      const ring = relaxed?.[k];
      const one = found?.byPicture[k];
      const string = one && one.term2 - one.nllAtBest;
      return [
        ...[k, labels[k], dimension + 1, x, y, ring?.x, ring?.y],
        ...[one?.best[dimension], one?.term1, string, one?.nllAtBest],
      ];
    }),
  );
}
