/** What the Compare view says in words: of lines, of groups, of differences. Pure. */
import type { Commands } from '../../engine/protocol';
import type { ModelId } from '../../models/registry';
import { nameOf } from '../../state/model-names';
import type { Term } from '../../state/metrics-store';
import { formatCount, formatNats, withMinus } from '../../ui/format';
import type { KeyRow } from './key-rows';

/** Sentences about single files; the rest are counted. */
const MOST_PROBLEMS = 5;

/** `what`: 'files were not taken'. */
export function problemWords(problems: readonly string[], what: string): readonly string[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  return [...problems.slice(0, MOST_PROBLEMS), `${formatCount(more)} more ${what}.`];
}

/** What a chart shows at its newest step, for those who read rather than look. */
export function chartWords(term: Term, rows: readonly KeyRow[]): string {
  const parts = rows.flatMap(({ name, model, validated }) =>
    validated === null
      ? []
      : [
          `${name} ${nameOf(model)} ${formatNats(validated[term])} nats at step ${formatCount(validated.step)}`,
        ],
  );
  return `${term} by training step, validation: ${parts.join('; ') || 'nothing is evaluated yet'}.`;
}

/** 'A', 'B and C', 'A, B and C'. */
export const listWords = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** One sentence a group of runs whose seeds alone differ. */
export function bandWords(letters: readonly string[], seeds: readonly number[]): string {
  return `Runs ${listWords(letters)} differ only in their seed (${seeds.join(', ')}). The line is their mean; the band spans lowest to highest.`;
}

interface Sides {
  /** 'A' and 'B'. */
  readonly one: string;
  readonly other: string;
  readonly model: ModelId;
  /** Of both, where they differ: 'T = 0.5 in A, T = 1 in B'. */
  readonly temperatures?: string | null;
}

type Difference = Commands['differenceOfL']['give'];

/** '−1.23 ± 0.12 nats a picture (paired: the same 1,000 pictures, the same noise)'. */
export const differenceText = ({ mean, error, pictures }: Difference): string =>
  `${withMinus(formatNats(mean))} ± ${formatNats(error)} nats a picture (paired: the same ${formatCount(pictures)} pictures, the same noise)`;

/** Errors within which two values are not told apart. */
const CLEAR = 2;

export function meaningText({ mean, error }: Difference, sides: Sides): string {
  const { one, other, model, temperatures = null } = sides;
  const name = nameOf(model);
  if (!(Math.abs(mean) > CLEAR * error))
    return `The two ${name}s cannot be told apart: the difference is within twice its standard error.`;
  const [better, worse] = mean < 0 ? [one, other] : [other, one];
  if (temperatures !== null)
    return `L of ${better} is lower, but ${temperatures}. At different T a lower L does not mean a better ${name}.`;
  return `${mean < 0 ? 'Negative' : 'Positive'}: ${name} of ${better} is better than that of ${worse}. Its L is lower.`;
}
