/** The encoder's head of one validation picture, and the prior: numbers from which the page draws. */
import { expectPicture } from '../../experiment/arguments';
import type { PicturePosterior } from '../../experiment/measurements';
import type { Numbers, Probe } from './probe';

/** The numbers of one picture. */
export const posteriorIn = ({ heads, prior }: Numbers): PicturePosterior => ({ head: heads, prior });

export const posterior: Probe<{ readonly index: number }, PicturePosterior> = {
  check: ({ index }, { pictures }) => ({ index: expectPicture('posterior: index', index, pictures) }),
  ask: async (subject, { index }) => posteriorIn(await subject.numbers([index])),
  fake: (pretence, { index }) => posteriorIn(pretence.numbers([index])),
};
