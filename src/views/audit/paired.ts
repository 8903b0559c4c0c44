/** Importance-weighted NLLs of the same pictures, held against each other in pairs: means of differences, whose common difficulty cancels. Pure. */
import type { Audit, ImportanceWeighted, Mean, Reading } from '../../experiment/audit';
import { pairedDifference } from '../../math/importance-weighting';
import type { ModelId } from '../../models/registry';
import { readingsOf } from './accounts';

export interface Weighted {
  readonly model: ModelId;
  readonly reading: Reading;
}

export interface Pair {
  readonly a: Weighted;
  readonly b: Weighted;
  /** NLL of a less that of b, nats. */
  readonly difference: Mean;
  /** Pictures that both have. */
  readonly pictures: number;
  /** The largest K of each. */
  readonly samples: readonly [number, number];
}

interface Entry extends Weighted {
  readonly weighted: ImportanceWeighted;
}

function pairOf(a: Entry, b: Entry): Pair {
  // All are of the test set's first pictures, so that the shorter list is the common one.
  const pictures = Math.min(a.weighted.nllByPicture.length, b.weighted.nllByPicture.length);
  const [first, second] = [a, b].map(({ weighted }) => weighted.nllByPicture.slice(0, pictures));
  const largest = ({ weighted }: Entry) => weighted.points.at(-1)?.samples ?? 0;
  return {
    a: { model: a.model, reading: a.reading },
    b: { model: b.model, reading: b.reading },
    difference: pairedDifference(first, second),
    pictures,
    samples: [largest(a), largest(b)],
  };
}

/** Every two readings of the audits, in their order; of fewer than two pictures none. */
export function pairsOf(audits: readonly Audit[], pixels: ImportanceWeighted['pixels']): readonly Pair[] {
  const entries = audits.flatMap((audit) =>
    readingsOf(audit, pixels).map((weighted): Entry => ({
      model: audit.model,
      reading: weighted.reading,
      weighted,
    })),
  );
  return entries.flatMap((a, i) =>
    entries
      .slice(i + 1)
      .filter((b) => Math.min(a.weighted.nllByPicture.length, b.weighted.nllByPicture.length) > 1)
      .map((b) => pairOf(a, b)),
  );
}

/** Which is lower, where two standard errors tell them apart. */
export function verdictOf({ difference: { mean, standardError } }: Pair): 'a' | 'b' | 'neither' {
  if (Math.abs(mean) < 2 * standardError || mean === 0) return 'neither';
  return mean < 0 ? 'a' : 'b';
}
