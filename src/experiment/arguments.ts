/** Checks of what commands take: messages come from a link or a console as well as from our own page. */
import { modelIds, type ModelId } from '../models/registry';
import { isDrawn } from './drawn-digit';
import type { IfMoved } from './probe-settings';

/** More than any list could want; what it keeps out is a slip. */
export const manyPictures = 1000;
/** More than there are fields to move. */
const mostMoves = 100;

/** A whole number in [minimum, maximum]. */
export function expectWhole(what: string, value: unknown, minimum: number, maximum: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum)
    return value;
  throw new RangeError(
    `${what}: expected a whole number from ${minimum} to ${maximum}, got ${String(value)}`,
  );
}

export function expectOneOf<T extends string>(what: string, value: unknown, options: readonly T[]): T {
  const found = options.find((option) => option === value);
  if (found !== undefined) return found;
  throw new RangeError(`${what}: expected one of ${options.join(', ')}, got ${String(value)}`);
}

export const expectModel = (what: string, value: unknown): ModelId => expectOneOf(what, value, modelIds);

/** The index of one of `pictures` validation pictures, or of the one drawn by hand. */
export function expectPicture(what: string, value: unknown, pictures: number): number {
  return typeof value === 'number' && Number.isInteger(value) && isDrawn(value)
    ? value
    : expectWhole(what, value, 0, pictures - 1);
}

/** A list with every hole of it as undefined, which is no element of any; null of anything else. */
const listOf = (value: unknown): unknown[] | null => (Array.isArray(value) ? Array.from(value) : null);

/** One to `manyPictures` picture indices, each as `expectPicture` takes it. */
export function expectIndices(what: string, value: unknown, pictures: number): readonly number[] {
  const given = listOf(value);
  if (!given || given.length < 1 || given.length > manyPictures)
    throw new RangeError(
      `${what}: expected 1 to ${manyPictures} picture indices, got ${given?.length ?? String(value)}`,
    );
  return given.map((index) => expectPicture(what, index, pictures));
}

/** A list of at most `most` whole numbers in [minimum, maximum], or of none. */
export function expectWholes(
  what: string,
  value: unknown,
  most: number,
  minimum: number,
  maximum: number,
): readonly number[] {
  const given = listOf(value);
  if (!given || given.length > most)
    throw new RangeError(`${what}: expected at most ${most} numbers, got ${given?.length ?? String(value)}`);
  return given.map((one) => expectWhole(what, one, minimum, maximum));
}

/** A list of moves that are only thought of, each an object; what they say is for readMove to judge. */
export function expectMoves(what: string, value: unknown): readonly IfMoved[] {
  const given = listOf(value);
  if (!given || given.length > mostMoves)
    throw new RangeError(
      `${what}: expected at most ${mostMoves} moves {field, value}, got ${given?.length ?? String(value)}`,
    );
  const wrong = given.findIndex((one) => typeof one !== 'object' || one === null);
  if (wrong >= 0)
    throw new RangeError(`${what}: expected moves {field, value}, got ${String(given[wrong])} among them`);
  return given as IfMoved[];
}
