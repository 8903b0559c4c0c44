/** Questions put to a network between two steps: pictures and numbers for the panels. None changes the network or the stream of noise. */
import { tf, type Tensor2D } from '../gpu/tf';
import type { Binarise } from '../data/pixels';
import type { Dataset } from '../data/dataset';
import type { Pictures } from '../experiment/measurements';
import { evaluationPictures } from './evaluate';
import { decode, encode, priorOf, type Network } from './network';
import { evaluationNoise, pictureNoise } from './noise';

export interface ProbeTake {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly seed: number;
  readonly binarise: Binarise;
  /** The evaluation temperature. */
  readonly temperature: number;
}

/** Means of the Bernoulli pixels, sigmoid of the logits, as bytes. */
export async function meanPixels(dataset: Dataset, logits: () => Tensor2D): Promise<Pictures> {
  const { width, height } = dataset;
  const bytes = tf.tidy(() => tf.mul(tf.sigmoid(logits()), 255));
  const values = await bytes.data();
  bytes.dispose();
  const pixels = Uint8Array.from(values, (v) => Math.round(v));
  return { count: pixels.length / (width * height), width, height, pixels };
}

/** Decoder means of pictures, z drawn as their evaluation draws it. */
export function reconstruct(take: ProbeTake, pictures: readonly number[]): Promise<Pictures> {
  const { network, dataset, seed, binarise, temperature } = take;
  const { model, settings } = network;
  return meanPixels(dataset, () => {
    const head = encode(network, evaluationPictures(dataset, pictures, binarise));
    const noise = evaluationNoise(model, settings, seed, pictures);
    return decode(network, model.sample(head, noise, settings, temperature));
  });
}

/** Decoder means of fixed draws of the prior. */
export function sample(take: ProbeTake, count: number): Promise<Pictures> {
  const { network, dataset, seed, temperature } = take;
  const { model, settings } = network;
  const draws = Array.from({ length: count }, (_, i) => i);
  return meanPixels(dataset, () => {
    const noise = pictureNoise(model, settings, seed, 'sample', draws);
    return decode(network, model.samplePrior(priorOf(network), noise, settings, temperature));
  });
}

/** The encoder's head of one picture and the prior's parameters, as numbers. */
export function posterior(
  take: ProbeTake,
  picture: number,
): Promise<{ head: Float32Array; prior: Float32Array }> {
  return posteriors(take, [picture]).then(({ heads, prior }) => ({ head: heads, prior }));
}

/** The encoder's heads of pictures, [n, headSize] one after another, and the prior's parameters, as numbers. */
export async function posteriors(
  { network, dataset, binarise }: ProbeTake,
  pictures: readonly number[],
): Promise<{ heads: Float32Array; prior: Float32Array }> {
  const tensor = tf.tidy(() => encode(network, evaluationPictures(dataset, pictures, binarise)));
  // Both are asked for before training can go on: they are of one step.
  const values = [tensor, ...priorOf(network)].map((one) => one.data());
  const [heads, ...priors] = await Promise.all(values);
  tensor.dispose();
  return {
    heads: Float32Array.from(heads),
    prior: Float32Array.from(priors.flatMap((value) => [...value])),
  };
}

/** Decoder means along dimension j, the other dimensions at the posterior mean of the picture (definition 16). */
export async function traverse(
  take: ProbeTake,
  picture: number,
  dimension: number,
  count: number,
): Promise<Pictures & { readonly positions: Float32Array }> {
  const { network, dataset } = take;
  const { model, settings } = network;
  const numbers = await posterior(take, picture);
  const { positions, inputs } = model.spec.traversal(numbers, dimension, count, settings);
  const grid = await meanPixels(dataset, () => decode(network, tf.tensor2d(inputs.map((row) => [...row]))));
  return { ...grid, positions: Float32Array.from(positions) };
}
