/** The text of a link as a list of keys and values, and back: percent-encoding and nothing of what they mean. Pure; never throws. */
import { partsOf } from './mended-link';
import { withoutBlanks } from './mended-text';

export type Pair = readonly [key: string, value: string];

/** Longer links are not read; as many moves as a link may have take about a tenth of it. */
export const LONGEST_LINK = 200_000;

/** A surrogate without its partner, for which percent-encoding has no text. */
const loneSurrogate = /[\uD800-\uDFFF]/gu;

function encodePart(text: string): string {
  return encodeURIComponent(text.replace(loneSurrogate, '\uFFFD')).replaceAll('%2C', ',');
}

export function printPairs(pairs: readonly Pair[]): string {
  return pairs.map(([key, value]) => `${encodePart(key)}=${encodePart(value)}`).join('&');
}

function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The keys and values of a link, one a key; of a repeated key the last value counts. */
export function parsePairs(text: string): {
  readonly pairs: ReadonlyMap<string, string>;
  readonly notices: readonly string[];
} {
  const pairs = new Map<string, string>();
  if (text.length > LONGEST_LINK)
    return {
      pairs,
      notices: [`link: expected at most ${LONGEST_LINK} characters, got ${text.length}; took the defaults.`],
    };
  let damaged = 0;
  const repeated = new Set<string>();
  for (const part of partsOf(text)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const named = decodePart(equals < 0 ? part : part.slice(0, equals));
    const key = named === null ? null : withoutBlanks(named);
    const value = decodePart(equals < 0 ? '' : part.slice(equals + 1));
    if (key === null || value === null) {
      damaged++;
      continue;
    }
    if (pairs.has(key)) repeated.add(key);
    pairs.set(key, value);
  }
  const notices: string[] = [];
  if (damaged > 0) notices.push(`link: ${damaged} of its parts had damaged percent-encoding; left them out.`);
  if (repeated.size > 0) notices.push(`link: ${some(repeated)} stood there twice; took the last.`);
  return { pairs, notices };
}

/** The first few of many names, quoted and cut, for one sentence. */
export function some(names: Iterable<string>): string {
  const all = [...names];
  const shown = all.slice(0, 5).map((name) => (name.length > 30 ? `'${name.slice(0, 30)}...'` : `'${name}'`));
  return all.length > 5 ? `${shown.join(', ')} and ${all.length - 5} more` : shown.join(', ');
}
