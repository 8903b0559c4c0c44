/** Lists of values as the rows of a sweep: every value with every other, each once. Pure. */

/** The first value of the first list with all others, and so on. */
export const everyCombination = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]);

/** A value that stands twice in a list; undefined where each stands once. */
export const firstTwice = <T>(values: readonly T[]): T | undefined =>
  values.find((value, i) => values.indexOf(value) !== i);
