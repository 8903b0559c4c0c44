/** The known name that a person probably meant: for messages about a wrong one. Pure. */

/** Insertions, deletions and changes of one letter, and swaps of two neighbours, that turn a into b (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(row[j - 1] + 1, rows[i - 1][j] + 1, changed));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/** The nearest of the names; null where all differ in more than a third of their letters. Case differs by nothing, but decides ties. */
export function nearestName(given: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const name of names) {
    const distance =
      editDistance(given.toLowerCase(), name.toLowerCase()) + 0.01 * Math.min(9, editDistance(given, name));
    if (distance < least && distance <= Math.max(given.length, name.length) / 3) {
      least = distance;
      best = name;
    }
  }
  return best;
}
