/** The sign and colour that each class has on the maps: ten classes at most have their own, the rest share one. Pure. */
import type { ClassCount } from '../engine/protocol';
import { classOf, type ClassNames } from '../experiment/label-text';
import { classColours } from './class-colours';

export interface Sign {
  readonly text: string;
  readonly fill: string;
}

export interface ClassSigns {
  /** Classes with a sign of their own, by label: the commonest, as many as there are colours. */
  readonly own: readonly { readonly label: number; readonly sign: Sign }[];
  /** How many other classes there are, and how many validation pictures are of them; null where there are none. */
  readonly others: { readonly classes: number; readonly pictures: number } | null;
}

/** Grey and without a number: neither is taken for a class. */
export const otherSign: Sign = { text: '+', fill: '#d0d0d0' };
export const unclassedSign: Sign = { text: '•', fill: '#d0d0d0' };

/** Pictures of some classes. */
export const total = (classes: readonly ClassCount[]): number =>
  classes.reduce((sum, { count }) => sum + count, 0);

/** One letter for each colour: a class with a name is not shown by the number that it happens to have. */
const letters = 'ABCDEFGHIJ';

/** By the classes that there are among the validation pictures: a class's sign is its number, or a letter where it has a name. */
export function signsOf(present: readonly ClassCount[], names: ClassNames): ClassSigns {
  const commonest = present.toSorted((a, b) => b.count - a.count || a.label - b.label);
  const chosen = commonest.slice(0, classColours.length).toSorted((a, b) => a.label - b.label);
  const rest = commonest.slice(classColours.length);
  return {
    own: chosen.map(({ label }, i) => ({
      label,
      sign: { text: names ? letters[i] : String(label), fill: classColours[i] },
    })),
    others: rest.length === 0 ? null : { classes: rest.length, pictures: total(rest) },
  };
}

export function signOf(label: number, { own }: ClassSigns): Sign {
  if (classOf(label) === null) return unclassedSign;
  return own.find((one) => one.label === label)?.sign ?? otherSign;
}
