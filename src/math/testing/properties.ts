/**
 * What the property tests of this folder draw from: fast-check with one fixed seed, so that a test run can be
 * repeated.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: 2017, numRuns: 200 });

/** A number between -size and size. */
export const number = (size: number) => fc.double({ min: -size, max: size, noNaN: true });

/** A vector of `length` numbers between -size and size. */
export const vector = (length: number, size: number) =>
  fc.array(number(size), { minLength: length, maxLength: length });

/** A vector of `shortest` to `longest` numbers between -size and size. */
export const someVector = (shortest: number, longest: number, size: number) =>
  fc.array(number(size), { minLength: shortest, maxLength: longest });

/** Two vectors of one length, `shortest` to `longest`. */
export const twoVectors = (shortest: number, longest: number, size: number) =>
  fc.integer({ min: shortest, max: longest }).chain((n) => fc.tuple(vector(n, size), vector(n, size)));

export { fc };
