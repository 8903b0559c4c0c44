/** How the numbers of arrays mean greys: by their types and the range that the first of them have, the same for all parts; asked where white is open. */
import { ask, type Answers, type Question } from '../own/question';
import { refusal } from '../refusal';
import type { NumberArray } from './number-array';

export interface GreyScale {
  readonly low: number;
  readonly high: number;
  /** Whether there is a question that could make it wider. */
  readonly isAsked: boolean;
}

/** Rounding of programs that scaled pixels beyond the end of their range. */
const slack = 1e-3;
/** White, as a sum of three channels. */
const white = 765;

/** Ranges that programs keep pixels in, the narrowest first. */
const ranges = [
  { low: 0, high: 1 },
  { low: -1, high: 1 },
  { low: 0, high: 255 },
  { low: 0, high: 65535 },
] as const;

/** Rows that tell the range of all; of many arrays fewer of each. */
const looked = 1000;
const lookedInAll = 8000;
const fewestLooked = 16;

/** Below this share of its range's end the largest number may be white itself. */
const farBelow = 1 / 4;
/** Counts of greys of programs that keep few, such as scikit-learn's digits from 0 to 16. */
const fewGreys = 16;
/** Bits of cameras that have more than a byte. */
const bitsOfCameras = [10, 12, 14];

interface Seen {
  readonly low: number;
  readonly high: number;
  /** Whether there are rows that were not looked at. */
  readonly hasMore: boolean;
}

/** An answer to a question arranges arrays anew, and some take a pass over all of a file. */
const seenBefore = new WeakMap<NumberArray, { readonly most: number; readonly seen: Seen }>();

async function rangeOf(array: NumberArray, most: number): Promise<Seen> {
  const before = seenBefore.get(array);
  if (before?.most === most) return before.seen;
  const seen = await lookAt(array, most);
  seenBefore.set(array, { most, seen });
  return seen;
}

async function lookAt({ name, shape, each }: NumberArray, most: number): Promise<Seen> {
  let [low, high] = [Infinity, -Infinity];
  await each((row, at) => {
    for (let i = 0; i < row.length; i++) {
      if (!Number.isFinite(row[i])) throw refusal(name, 'pixels', 'numbers', row[i]);
      low = Math.min(low, row[i]);
      high = Math.max(high, row[i]);
    }
    return at + 1 < most;
  });
  return { low, high, hasMore: shape[0] > most };
}

/** Arrays that have one scale: of one kind of numbers; fractions up to 1 are no part of numbers up to 255. */
function kindOf({ type }: NumberArray, { high }: Seen): 'bool' | 'uint8' | 'whole' | 'unit' | 'wide' {
  if (type === 'bool' || type === 'uint8') return type;
  if (type !== 'text' && !type.startsWith('float')) return 'whole';
  return high <= 1 + slack ? 'unit' : 'wide';
}

type Kind = ReturnType<typeof kindOf>;

/** For each array its scale; asking for it throws a DataError where its numbers are no greys. Adds its question, where there is one. */
export async function scalesOf(
  file: string,
  arrays: readonly NumberArray[],
  answers: Answers,
  questions: Question[],
): Promise<readonly (() => GreyScale)[]> {
  const most = Math.max(fewestLooked, Math.min(looked, Math.floor(lookedInAll / arrays.length)));
  const groups = new Map<Kind, { readonly name: string; seen: Seen }>();
  const kinds: (Kind | Error)[] = [];
  for (const array of arrays)
    try {
      const seen = await rangeOf(array, most);
      const kind = kindOf(array, seen);
      const group = groups.get(kind);
      groups.set(kind, { name: group?.name ?? array.name, seen: group ? joined(group.seen, seen) : seen });
      kinds.push(kind);
    } catch (error) {
      // Said when they are read: others may be chosen.
      kinds.push(error as Error);
    }
  const scales = new Map<Kind, () => GreyScale>();
  for (const [kind, { name, seen }] of groups)
    scales.set(kind, scaleOf(file, name, kind, seen, answers, questions));
  return kinds.map((kind) => {
    if (typeof kind === 'string') return scales.get(kind)!;
    return () => {
      throw kind;
    };
  });
}

const joined = (a: Seen, b: Seen): Seen => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
  hasMore: a.hasMore || b.hasMore,
});

function scaleOf(
  file: string,
  name: string,
  kind: Kind,
  { low, high, hasMore }: Seen,
  answers: Answers,
  questions: Question[],
): () => GreyScale {
  const isBytes = kind === 'uint8' && high > 1;
  const found = isBytes
    ? ranges[2]
    : ranges.find((range) => low >= range.low - slack && high <= range.high + slack);
  if (!found)
    return () => {
      throw refusal(
        name,
        'pixels',
        'numbers from 0 to 1, -1 to 1, 0 to 255 or 0 to 65535',
        `${low} to ${high}`,
      );
    };
  const values = questions.some(({ id }) => id === 'white') ? [] : whites(kind, high, found, hasMore);
  if (values.length < 2) return () => ({ ...found, isAsked: false });
  const options = values.map((value) => ({
    value: String(value),
    words: value === high ? `${value}, the largest seen` : `${value}, the end of a range`,
  }));
  const question = ask(file, { id: 'white', label: 'White is', options }, answers);
  questions.push(question);
  return () => ({ low: 0, high: Number(question.answer), isAsked: true });
}

/** What white may be, the likeliest first; one where it is plain. */
function whites(
  kind: Kind,
  high: number,
  { low, high: end }: (typeof ranges)[number],
  hasMore: boolean,
): readonly number[] {
  const isWhole = kind === 'uint8' || kind === 'whole';
  // Of pictures of 0 and 1 those that were not looked at may be others.
  if (isWhole && low === 0 && high === 1 && hasMore) return [1, 255];
  if (low < 0 || high <= 0 || kind === 'bool' || high > farBelow * end) return [end];
  const bits = Math.ceil(Math.log2(high + 1));
  const full = isWhole && end > 255 && bitsOfCameras.includes(bits) ? [2 ** bits - 1] : [];
  const isLikely = end > 255 || (end > 1 && high <= fewGreys);
  return [...new Set(isLikely ? [...full, high, end] : [end, high])];
}

/** A number as the sum of three channels, 0 to 765; NaN where it is not in the scale. */
export function greyOf(value: number, { low, high }: GreyScale): number {
  const share = (value - low) / (high - low);
  if (!(share >= -slack && share <= 1 + slack)) return NaN;
  return Math.round(white * Math.min(1, Math.max(0, share)));
}
