/** A table of text in columns. Pure. */

/** The first `words` columns are of words and begin at the left; all others are of numbers and end at the right. */
export function alignedTable(rows: readonly (readonly string[])[], words: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const print = (row: readonly string[]) =>
    row
      .map((cell, i) => (i < words ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd();
  return `${rows.map(print).join('\n')}\n`;
}
