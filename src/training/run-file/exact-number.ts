/** Numbers in JSON to the last bit: what JSON has no number for (NaN, infinities, -0) is a text there. Pure. */
import * as v from 'valibot';
import { shortestFloat32 } from '../history';

const texts = ['NaN', 'Infinity', '-Infinity', '-0'] as const;

const isPlain = (value: number) => Number.isFinite(value) && !Object.is(value, -0);

/** For JSON.stringify. */
export function exactly(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || isPlain(value)) return value;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A number that JSON.stringify wrote with `exactly`. */
export const exactNumber = v.pipe(v.union([v.number(), v.picklist(texts)]), v.transform(Number));

/** The shortest decimals of float32 numbers; Math.fround gives their bits back. */
export const shortFloats = (values: Iterable<number>): number[] =>
  Array.from(values, (value) => (isPlain(value) ? shortestFloat32(value) : value));

/** A list of float32 numbers as `shortFloats` and `exactly` wrote them; null of anything else. A loop, because a curve has a million. */
export function floatsOf(given: unknown): number[] | null {
  if (!Array.isArray(given)) return null;
  const floats = new Array<number>(given.length);
  for (let i = 0; i < given.length; i++) {
    const value: unknown = given[i];
    if (typeof value !== 'number' && !texts.some((text) => text === value)) return null;
    floats[i] = Math.fround(Number(value));
  }
  return floats;
}
