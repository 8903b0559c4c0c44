/** `--dataset idx:FILE`: an IDX file in place of a data set's name. Pure. */

/** The file, or null of any other text. */
export function idxFile(value: string): string | null {
  return value.startsWith('idx:') && value.length > 4 ? value.slice(4) : null;
}
