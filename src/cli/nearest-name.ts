/** The known name that a person probably meant: for messages about a wrong one. Pure. */

/** Levenshtein's distance: insertions, deletions and changes of one letter that turn a into b. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
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
