/** L of many pictures at fixed noise, in chunks between which others may be served (definition 6). Changes nothing. */
import { tf } from '../gpu/tf';
import { binariseForEvaluation, fillPixels, type Binarise } from '../data/pixels';
import type { Dataset, Range } from '../data/dataset';
import type { Network } from './network';
import { evaluationNoise } from './noise';
import { terms } from './objective';

export interface Measured {
  readonly term1: number;
  readonly term2: number;
  /** Mean KL by dimension, [d]; its sum is term1. */
  readonly klByDimension: Float32Array;
  /** Of each picture of the range in its order; their means are term1 and term2. */
  readonly term1ByPicture: Float32Array;
  readonly term2ByPicture: Float32Array;
}

export interface EvaluationTake {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly range: Range;
  readonly seed: number;
  readonly binarise: Binarise;
  readonly temperature: number;
}

/** About this many numbers of noise at once: bounds the memory of a chunk whatever R and d are. */
const NOISE_OF_A_CHUNK = 2 ** 21;
const MOST_PICTURES_OF_A_CHUNK = 500;

/** Pictures evaluated between two pauses. */
export function picturesAtOnce({ model, settings }: Network): number {
  const each = model.spec.noise(settings).shape.reduce((product, n) => product * n, 1);
  return Math.max(1, Math.min(MOST_PICTURES_OF_A_CHUNK, Math.floor(NOISE_OF_A_CHUNK / each)));
}

/** Pictures as a tensor [n, pixels] for evaluation and probes. */
export function evaluationPictures(dataset: Dataset, indices: ArrayLike<number>, binarise: Binarise) {
  const pixels = dataset.width * dataset.height;
  const x = new Float32Array(indices.length * pixels);
  fillPixels(x, dataset, indices, binariseForEvaluation(binarise), 0, 0);
  return tf.tensor2d(x, [indices.length, pixels]);
}

/** Mean terms over the pictures of `range`, with L = 1 and the noise of purpose 'evaluate'; yields after each chunk. */
export async function* evaluate(take: EvaluationTake): AsyncGenerator<void, Measured, void> {
  const { network, dataset, range, seed, binarise, temperature } = take;
  const { model, settings } = network;
  const kl = new Float64Array(settings.latent);
  const term1ByPicture = new Float32Array(range.end - range.first);
  const term2ByPicture = new Float32Array(range.end - range.first);
  let term2 = 0;
  const chunk = picturesAtOnce(network);
  for (let from = range.first; from < range.end; from += chunk) {
    const indices = Array.from({ length: Math.min(chunk, range.end - from) }, (_, i) => from + i);
    const sums = tf.tidy(() => {
      const x = evaluationPictures(dataset, indices, binarise);
      const noise = evaluationNoise(model, settings, seed, indices);
      const value = terms(network, x, noise, temperature);
      return tf.concat([
        tf.sum(value.term1, 0),
        tf.reshape(tf.sum(value.term2), [1]),
        value.term2,
        tf.sum(value.term1, 1),
      ]);
    });
    const numbers = await sums.data();
    sums.dispose();
    const ends = kl.length + 1 + indices.length;
    term2ByPicture.set(numbers.subarray(kl.length + 1, ends), from - range.first);
    term1ByPicture.set(numbers.subarray(ends), from - range.first);
    for (let j = 0; j < kl.length; j++) kl[j] += numbers[j];
    term2 += numbers[kl.length];
    yield;
  }
  const count = range.end - range.first;
  return {
    term1: kl.reduce((sum, v) => sum + v, 0) / count,
    term2: term2 / count,
    klByDimension: Float32Array.from(kl, (v) => v / count),
    term1ByPicture,
    term2ByPicture,
  };
}
