/** Where in a data set the picture lies that an index of the page means. */
import type { Dataset } from '../data/dataset';
import { isDrawn } from '../experiment/drawn-digit';

/** The place of validation picture `index`, or of the one drawn by hand, which is after the last. */
export const placeOf = ({ labels, split }: Pick<Dataset, 'labels' | 'split'>, index: number): number =>
  isDrawn(index) ? labels.length : split.validation.first + index;
