/** Splits decoded pictures by a seed (definition 8): permuted in place and cut, or with a test file kept apart. Names the data set by its file. */
import { keyOf } from '../math/random';
import { noLabel } from './dataset';
import type { DecodedPictures } from './decoded-pictures';
import { identityOf } from './identity';
import type { SplitPictures } from './in-memory';
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

/** All pictures permuted by key (seed, 'data/split') and counter 0, then cut: training first, then validation, then test. */
export async function splitPooled(
  name: string,
  pictures: DecodedPictures,
  ratio: Ratio,
  seed: number,
): Promise<SplitPictures> {
  const { count } = pictures;
  if (count < fewest) throw refusal(name, 'number of pictures', `at least ${fewest} to be split`, count);
  shuffle(pictures, count, seed);
  const { training, validation } = splitSizes(count, ratio);
  return datasetOf(name, pictures, training, training + validation);
}

/** The first `trainingFile` pictures permuted and cut as training is to validation; the others, in their order, are the test. */
export async function splitWithTest(
  name: string,
  pictures: DecodedPictures,
  trainingFile: number,
  [training, validation]: Ratio,
  seed: number,
): Promise<SplitPictures> {
  const { count } = pictures;
  if (!(trainingFile >= fewest && trainingFile < count)) {
    throw refusal(name, 'pictures of the training file', `${fewest} to ${count - 1}`, trainingFile);
  }
  shuffle(pictures, trainingFile, seed);
  const validated = Math.max(1, Math.round((trainingFile * validation) / (training + validation)));
  return datasetOf(name, pictures, trainingFile - validated, trainingFile);
}

/** Pictures that their owner has split: those for training first, then those for validation, the others for testing. In their order. */
export async function splitByParts(
  name: string,
  pictures: DecodedPictures,
  training: number,
  validation: number,
): Promise<SplitPictures> {
  return datasetOf(name, pictures, training, training + validation);
}

async function datasetOf(
  name: string,
  pictures: DecodedPictures,
  training: number,
  validation: number,
): Promise<SplitPictures> {
  const { width, height, images, levels, count, classes } = pictures;
  const split = {
    training: { first: 0, end: training },
    validation: { first: training, end: validation },
    test: { first: validation, end: count },
  };
  const labels = pictures.labels ?? new Uint8Array(count).fill(noLabel);
  const sha256 = await identityOf(name, { width, height, images, levels, labels, split });
  return { name, title: name, sha256, width, height, images, levels, labels, classes, split };
}

/** Two files of one kind as one, the first's pictures first. Sums where either has them; labels where both have. */
export function pooled(name: string, first: DecodedPictures, second: DecodedPictures): DecodedPictures {
  const { width, height } = first;
  if (second.width !== width || second.height !== height) {
    throw refusal(name, 'size', `${width} x ${height} in both files`, `${second.width} x ${second.height}`);
  }
  const levels = first.levels === second.levels ? first.levels : 765;
  const length = first.images.length + second.images.length;
  const images = levels === 255 ? new Uint8Array(length) : new Uint16Array(length);
  const inLevels = ({ images: own, levels: had }: DecodedPictures) =>
    had === levels ? own : Uint16Array.from(own, (byte) => 3 * byte);
  images.set(inLevels(first));
  images.set(inLevels(second), first.images.length);
  const { labels, classes } = pooledLabels(name, first, second);
  return { count: first.count + second.count, width, height, images, levels, labels, classes };
}

/** Each file may name its classes by itself: the second's are found among the first's by their names. */
function pooledLabels(
  name: string,
  first: DecodedPictures,
  second: DecodedPictures,
): Pick<DecodedPictures, 'labels' | 'classes'> {
  if (!first.labels || !second.labels) return { labels: null, classes: first.classes };
  if ((first.classes === null) !== (second.classes === null))
    throw refusal(name, 'labels', 'numbers in all files, or names in all', 'both');
  const classes = first.classes && [...new Set([...first.classes, ...(second.classes ?? [])])];
  if (classes && classes.length > noLabel)
    throw refusal(name, 'classes', `at most ${noLabel}`, classes.length);
  const moved = second.classes?.map((one) => classes!.indexOf(one));
  const others = moved ? second.labels.map((label) => moved[label] ?? label) : second.labels;
  return { labels: Uint8Array.from([...first.labels, ...others]), classes };
}

/** Permutes the first `count` pictures and labels along the cycles of the permutation; takes room for one picture more. */
function shuffle({ images, labels, width, height }: DecodedPictures, count: number, seed: number): void {
  const order = permute(new Uint32Array(count), 0, keyOf(seed, 'data/split'), 0);
  const size = width * height;
  const moved = new Uint8Array(count);
  for (let start = 0; start < count; start++) {
    if (moved[start]) continue;
    const held = images.slice(start * size, (start + 1) * size);
    const label = labels?.[start];
    let to = start;
    for (let from = order[to]; from !== start; to = from, from = order[to]) {
      images.copyWithin(to * size, from * size, (from + 1) * size);
      if (labels) labels[to] = labels[from];
      moved[to] = 1;
    }
    images.set(held, to * size);
    if (labels && label !== undefined) labels[to] = label;
    moved[to] = 1;
  }
}
