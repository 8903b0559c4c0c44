/** Numbers and plain names as CSV. Cells with commas or quotes are none of these. */

type Cell = string | number | null | undefined;

/** Lines below a line of names; a cell without a value stays empty. */
export const csvOf = (names: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [names, ...rows].map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`).join('');
