/** What is wrong with pictures that can all be read, said before anything is trained on them: all alike, or of one grey. Pure. */
import { grouped } from '../data-amounts';
import type { DecodedPictures } from '../decoded-pictures';
import type { Look } from './look';

/** Means beyond these are almost black and almost white. */
const dark = 0.01;
const bright = 0.99;

/** Said once, whoever finds it: those who read all files, or who see all pictures. */
export const allAlikeText = (count: number): string => `All ${grouped(count)} pictures are alike.`;

/** Of the pictures as the net will see them: all there are, or the first. `isTransparent`: another ground can be chosen. */
export function pictureWarnings(
  pictures: Pick<DecodedPictures, 'count' | 'images' | 'levels'>,
  {
    isAll,
    isTransparent,
    invert = false,
  }: Pick<Look, 'invert'> & { readonly isAll: boolean; readonly isTransparent: boolean },
): string[] {
  const { count, images, levels } = pictures;
  const alikeText = isAll ? allAlikeText(count) : `The first ${grouped(count)} pictures are alike.`;
  const alike = areAlike(pictures) ? [alikeText] : [];
  let sum = 0;
  for (const value of images) sum += value;
  const mean = sum / (images.length * levels);
  if (mean >= dark && mean <= bright) return alike;
  const grey = mean < dark ? 'black' : 'white';
  const ways = [
    ...(grey === 'white' ? [invert ? 'do not invert them' : 'invert them'] : []),
    ...(isTransparent ? ['choose the other ground'] : []),
  ];
  const way = ways.length > 0 ? `: ${ways.join(', or ')}` : ', so there may be little to learn';
  return [...alike, `Almost all pixels are ${grey}${way}.`];
}

function areAlike({ count, images }: Pick<DecodedPictures, 'count' | 'images'>): boolean {
  const pixels = images.length / count;
  return count > 1 && images.every((value, i) => value === images[i % pixels]);
}
