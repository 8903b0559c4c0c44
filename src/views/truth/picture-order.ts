/** Which of the measured pictures are listed, and in which order. Pure. */
import type { ExactPicture } from '../../experiment/exact';
import { classOf } from '../../experiment/label-text';
import type { PictureOrder } from './truth-settings';

export interface OrderTake {
  readonly byPicture: readonly ExactPicture[];
  /** Of the same pictures; empty where they are not here. */
  readonly labels: ArrayLike<number>;
  readonly order: PictureOrder;
  /** The class of an order by class. */
  readonly label: number;
}

const hasTwoModes = ({ modes }: ExactPicture): boolean => modes.some((count) => count > 1);

/** Places in the part of the data set, the largest gap first. */
export function orderedPictures({ byPicture, labels, order, label }: OrderTake): readonly number[] {
  const all = byPicture.map((_, place) => place);
  const wanted = {
    gap: () => true,
    modes: (place: number) => hasTwoModes(byPicture[place]),
    class: (place: number) => labels[place] === label,
  }[order];
  return all.filter(wanted).sort((a, b) => byPicture[b].gap - byPicture[a].gap || a - b);
}

/** The classes that there are among the pictures, in order. */
export function classesAmong(labels: ArrayLike<number>): readonly number[] {
  const found = new Set(Array.from(labels, classOf));
  return [...found].filter((label) => label !== null).sort((a, b) => a - b);
}
