/** The labels of all parts as classes: numbers stand for themselves, but those that hold 255, which is no class, or others that do not fit, are classes in their order. */
import { noLabel } from '../dataset';
import { refusal } from '../refusal';
import type { NumberArray } from './number-array';

/** An array with a row of labels a picture, and the column that is its class; of 'one-hot' the place of the only 1. */
export interface Labels {
  readonly array: NumberArray;
  readonly column: number | 'one-hot';
}

export interface LabelClasses {
  /** What they are called; null where they are numbers as they stand. */
  readonly classes: readonly string[] | null;
  /** The class of a label. */
  readonly places: ReadonlyMap<number, number>;
}

export const labelIn = (row: ArrayLike<number>, { column }: Labels): number =>
  column === 'one-hot' ? Array.from(row).indexOf(1) : row[column];

function lacksName({ name }: NumberArray, at: number): never {
  throw refusal(name, `label of picture ${at}`, 'a name, as the others have', 'a number');
}

/** Passes once over all labels. Throws a DataError where one is no whole number, or they are too many. */
export async function classesOfLabels(all: readonly Labels[]): Promise<LabelClasses> {
  const found = new Set<number>();
  for (const labels of all) {
    const { array, column } = labels;
    const most = array.words?.length ?? 0;
    if (most > noLabel) throw refusal(array.name, 'classes', `at most ${noLabel}`, most);
    await array.each((row, at) => {
      const label = labelIn(row, labels);
      if (!Number.isInteger(label) || (column === 'one-hot' && label < 0))
        throw refusal(array.name, `label of picture ${at}`, 'a whole number', label);
      // Tables have made 255 of empty cells alone.
      if (array.type === 'text' && label === noLabel) return true;
      if (array.words) return label >= 0 || lacksName(array, at);
      if (found.add(label).size > noLabel)
        throw refusal(
          array.name,
          'labels',
          `at most ${noLabel} different ones (save the pictures without their labels)`,
          'more',
        );
      return true;
    });
  }
  const inOrder = [...found].sort((a, b) => a - b);
  const fits = inOrder.every((label) => label >= 0 && label < noLabel);
  const places = new Map(inOrder.map((label, k) => [label, fits ? label : k]));
  return { classes: fits ? null : inOrder.map(String), places };
}
