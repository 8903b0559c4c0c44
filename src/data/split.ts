/** How pictures are put in order and cut into training, validation and test by a seed (definition 8). Knows no pixels. */
import { keyOf } from '../math/random';
import type { Dataset } from './dataset';
import { permute } from './permutation';
import { refusal } from './refusal';

/** Shares of training, validation and test. */
export type Ratio = readonly [training: number, validation: number, test: number];

/** MNIST's, for one's own pictures. */
export const ownRatio: Ratio = [11, 1, 2];
/** SVHN's in the paper: of 99,289 pictures 68,475, 6,848 and 23,966. */
export const svhnRatio: Ratio = [10, 1, 3.5];

interface SplitSizes {
  readonly training: number;
  readonly validation: number;
  readonly test: number;
}

/** Each of `count` pictures in one part: training and validation to the nearest whole number, at least one each, the rest for testing. */
export function splitSizes(count: number, [training, validation, test]: Ratio): SplitSizes {
  const share = (part: number) => Math.max(1, Math.round((count * part) / (training + validation + test)));
  const sizes = { training: share(training), validation: share(validation) };
  return { ...sizes, test: count - sizes.training - sizes.validation };
}

const fewest = 16;

/** Where `count` pictures are cut: training first, then validation, then test. */
export interface Cut {
  readonly count: number;
  /** So many, from the first, are permuted by the seed before they are cut; the others stay as they are. */
  readonly permuted: number;
  /** Ends of the training and of the validation pictures. */
  readonly training: number;
  readonly validation: number;
}

/** All pictures are permuted. */
export function cutPooled(name: string, count: number, ratio: Ratio): Cut {
  if (count < fewest) throw refusal(name, 'number of pictures', `at least ${fewest} to be split`, count);
  const { training, validation } = splitSizes(count, ratio);
  return { count, permuted: count, training, validation: training + validation };
}

/** The first `trainingFile` pictures are permuted and cut as training is to validation; the others, in their order, are the test. */
export function cutWithTest(
  name: string,
  count: number,
  trainingFile: number,
  [training, validation]: Ratio,
): Cut {
  if (!(trainingFile >= fewest && trainingFile < count)) {
    throw refusal(name, 'pictures of the training file', `${fewest} to ${count - 1}`, trainingFile);
  }
  const validated = Math.max(1, Math.round((trainingFile * validation) / (training + validation)));
  return { count, permuted: trainingFile, training: trainingFile - validated, validation: trainingFile };
}

/** Pictures that their owner has split: those for training first, then those for validation, the others for testing. In their order. */
export const cutByParts = (count: number, training: number, validation: number): Cut => ({
  count,
  permuted: 0,
  training,
  validation: training + validation,
});

export const splitOf = ({ count, training, validation }: Cut): Dataset['split'] => ({
  training: { first: 0, end: training },
  validation: { first: training, end: validation },
  test: { first: validation, end: count },
});

/** At each place of those that are permuted, which picture comes there: by key (seed, 'data/split') and counter 0. */
export const splitOrder = (permuted: number, seed: number): Uint32Array =>
  permute(new Uint32Array(permuted), 0, keyOf(seed, 'data/split'), 0);

/** A label or the like of each picture, brought to the places of the pictures. */
export function inSplitOrder(values: Uint8Array, order: Uint32Array): Uint8Array {
  const out = values.slice();
  for (let place = 0; place < order.length; place++) out[place] = values[order[place]];
  return out;
}
