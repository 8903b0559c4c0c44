/** Checks of a recording's JSON, of which nothing is believed: each answers what it checked, or throws an Error that says where and what to do. */

/** More pixels or numbers than any recording has; what it keeps out is a damaged size that asks for memory. */
const mostUnpacked = 2 ** 24;

export type Json = Readonly<Record<string, unknown>>;

export function fail(what: string, expected: string, got: unknown): never {
  const text = typeof got === 'string' ? `'${got.slice(0, 40)}'` : String(got);
  throw new Error(
    `recording: expected ${expected} at ${what}, got ${text}; make it again with npm run record`,
  );
}

export function objectAt(given: unknown, what: string): Json {
  return typeof given === 'object' && given !== null ? (given as Json) : fail(what, 'an object', given);
}

export function textAt(given: unknown, what: string): string {
  return typeof given === 'string' ? given : fail(what, 'a text', given);
}

export function wholeAt(given: unknown, what: string, least: number): number {
  return Number.isInteger(given) && (given as number) >= least
    ? (given as number)
    : fail(what, `a whole number from ${least}`, given);
}

export function numbersAt(given: unknown, what: string, length?: number): readonly number[] {
  if (!Array.isArray(given) || !given.every((value) => Number.isFinite(value)))
    return fail(what, 'a list of numbers', given);
  if (given.length === 0 || (length ?? given.length) !== given.length)
    return fail(what, length === undefined ? 'numbers' : `${length} numbers`, given.length);
  return given as number[];
}

/** Rising numbers; an empty list only where one is `allowed`. */
export function risingAt(given: unknown, what: string, allowed?: 'empty'): readonly number[] {
  if (allowed === 'empty' && Array.isArray(given) && given.length === 0) return [];
  const numbers = numbersAt(given, what);
  return numbers.every((value, i) => i === 0 || value > numbers[i - 1])
    ? numbers
    : fail(what, 'rising numbers', numbers.join(', '));
}

/** The product of sizes, where it is not beyond all recordings. */
export function boundedAt(what: string, ...sizes: readonly number[]): number {
  const all = sizes.reduce((product, size) => product * size, 1);
  return all <= mostUnpacked ? all : fail(what, `at most ${mostUnpacked} values`, all);
}
