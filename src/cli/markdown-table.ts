/** A table in Markdown. Pure. */

/** All columns after the first `words` are of numbers. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  words: number,
): string {
  const rule = head.map((_, i) => (i < words ? '---' : '---:'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
