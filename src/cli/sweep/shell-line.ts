/** A command as one line that can be pasted into a shell. Pure. */

/** What no shell reads as anything but itself. A comma is a list in PowerShell. */
const plain = /^[A-Za-z0-9_./:+-][A-Za-z0-9_./:+=-]*$/;
/** Within double quotes, something else than themselves in one shell or another. */
const special = /["$`\\!]/;

/** Double quotes mean the same in every shell while nothing special is between them; single ones keep all the rest in those of POSIX. */
function quoted(word: string): string {
  if (plain.test(word)) return word;
  return special.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}

export const shellLine = (words: readonly string[]): string => words.map(quoted).join(' ');
