/** Whole numbers of pictures -> the numbers in [0, 1] that a model sees, binarised or not (definitions 4 and 12). Knows of no tensors. */
import { keyOf, threefryInto, toUniform, type Key } from '../math/random';
import type { Dataset } from './dataset';

/** none: x = value / levels; static: one draw of 0 or 1 a pixel, for good; dynamic: a new draw at every step. */
export type Binarise = 'none' | 'static' | 'dynamic';

const tables = new Map<number, Readonly<Float32Array>>();

/** What each value of a pixel is worth, [levels + 1]: value / levels, rounded to float32 once. */
export function greysOf(levels: number): Readonly<Float32Array> {
  const table = tables.get(levels) ?? Float32Array.from({ length: levels + 1 }, (_, value) => value / levels);
  tables.set(levels, table);
  return table;
}

/** Evaluation needs the same noise every time (definition 6): a dynamic experiment is evaluated on the static draw. */
export function binariseForEvaluation(mode: Binarise): Binarise {
  return mode === 'dynamic' ? 'static' : mode;
}

/** The key of a binarised pixel's draw: the static one is the same whatever the seed. */
export const binariseKey = (mode: Binarise, seed: number): Key =>
  mode === 'static' ? keyOf(0, 'data/static') : keyOf(seed, 'data/dynamic');

/**
 * Writes the pictures of `indices`, one after the other, into `out` [indices.length * height * width].
 * A binarised pixel is 1 where u < x, u the first word of
 * - static: key (0, hash 'data/static'), counter (picture, pixel), whatever the seed;
 * - dynamic: key (seed, hash 'data/dynamic'), counter (step, position in the batch * pixels + pixel).
 * The pictures must be in (dataset.until). Throws where `out` has another length or there is no such picture.
 */
export function fillPixels(
  out: Float32Array,
  dataset: Pick<Dataset, 'images' | 'levels' | 'width' | 'height'>,
  indices: ArrayLike<number>,
  mode: Binarise,
  seed: number,
  step: number,
): Float32Array {
  const { images, levels, width, height } = dataset;
  const greyOf = greysOf(levels);
  const pixels = width * height;
  if (out.length !== indices.length * pixels) {
    throw new Error(`pixels: expected room for ${indices.length * pixels}, got ${out.length}`);
  }
  const count = images.length / pixels;
  const key = binariseKey(mode, seed);
  for (let position = 0; position < indices.length; position++) {
    const picture = indices[position];
    if (!(picture >= 0 && picture < count)) {
      throw new Error(`picture: expected an index from 0 to ${count - 1}, got ${picture}`);
    }
    const from = picture * pixels;
    const to = position * pixels;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const grey = greyOf[images[from + pixel]];
      if (mode === 'none') out[to + pixel] = grey;
      else if (mode === 'static') out[to + pixel] = draw(grey, key[0], key[1], picture, pixel);
      else out[to + pixel] = draw(grey, key[0], key[1], step, to + pixel);
    }
  }
  return out;
}

const words = new Uint32Array(2);

function draw(grey: number, key0: number, key1: number, counter0: number, counter1: number): number {
  // u lies strictly between 0 and 1, so black and white need no draw: four pixels of five in MNIST.
  if (grey === 0 || grey === 1) return grey;
  threefryInto(words, key0, key1, counter0, counter1);
  return toUniform(words[0]) < grey ? 1 : 0;
}
