/** Mean and deviation over repeats of both divergences, at every temperature, against the chosen reference. Pure. */
import { histogramKl, histogramKlToUniform, type MeasuredDivergence } from '../../math/histogram-divergence';
import { LADDER, paperCells } from '../../math/relaxed-ladder';
import { families, type FamilyName } from './families';
import type { RepeatCounts } from './repeat-counts';

/** The paper's Uniform on (-1, 1); or z of a flat alpha relaxed at the same T, the model's prior before it learns. */
export const references = ['uniform', 'relaxed'] as const;
export type Reference = (typeof references)[number];

export interface Spread {
  readonly mean: number;
  /** Of one repeat; 0 for a single one. */
  readonly deviation: number;
}

interface RungStatistics extends Spread {
  /** Mean of what was taken off for the histogram's bias. */
  readonly correction: number;
  /** Share of the repeats where KL(z) is below KL(alpha). */
  readonly below: number;
  /** Mean share of samples of z where the reference has none: above 0 the mean is a lower limit. */
  readonly beyond: number;
}

export interface GeneratorStatistics {
  readonly name: string;
  readonly category: Spread;
  /** One a temperature. */
  readonly z: readonly RungStatistics[];
}

export interface Divergences {
  readonly family: FamilyName;
  readonly reference: Reference;
  readonly repeats: number;
  readonly generators: readonly GeneratorStatistics[];
}

export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

const rungOf = (counts: Uint32Array, rung: number): Uint32Array =>
  counts.subarray(rung * paperCells.count, (rung + 1) * paperCells.count);

/** The flat alpha's counts of all repeats but each: a repeat's noise is in its own z too, and would make both agree. */
function othersOf(repeats: readonly RepeatCounts[]): Uint32Array[] {
  const all = new Uint32Array(LADDER.length * paperCells.count);
  for (const { flat } of repeats) flat.forEach((count, i) => (all[i] += count));
  return repeats.map(({ flat }) => all.map((count, i) => count - flat[i]));
}

/** No generators before there is a repeat, or two where each is held against the others' reference. */
export function divergencesOf(
  family: FamilyName,
  reference: Reference,
  repeats: readonly RepeatCounts[],
): Divergences {
  const others = reference === 'relaxed' ? othersOf(repeats) : [];
  const measured = (counts: Uint32Array, repeat: number, rung: number): MeasuredDivergence =>
    reference === 'relaxed'
      ? histogramKl(rungOf(counts, rung), rungOf(others[repeat], rung))
      : histogramKlToUniform(rungOf(counts, rung));
  const enough = repeats.length >= (reference === 'relaxed' ? 2 : 1);
  const generators = enough
    ? families[family].map(({ name }, g): GeneratorStatistics => {
        const categories = repeats.map((repeat) => repeat.categories[g]);
        const z = LADDER.map((_, rung): RungStatistics => {
          const each = repeats.map(({ counts }, repeat) => measured(counts[g], repeat, rung));
          return {
            ...spreadOf(each.map(({ kl }) => kl)),
            correction: spreadOf(each.map(({ correction }) => correction)).mean,
            below: each.filter(({ kl }, repeat) => kl < categories[repeat]).length / each.length,
            beyond: spreadOf(each.map(({ beyond }) => beyond)).mean,
          };
        });
        return { name, category: spreadOf(categories), z };
      })
    : [];
  return { family, reference, repeats: repeats.length, generators };
}
