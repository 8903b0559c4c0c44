/** A network in plain doubles from math/'s own formulas, slow and obvious: what the tensor version is tested against. Only tests import this. */
import { klLogitsToUniform } from '../../math/categorical';
import { klCoarseGrain, sampleCoarseGrain } from '../../math/coarse-grain';
import { concreteFromGumbel } from '../../math/concrete';
import { maxPool } from '../../math/patches';
import { convolve, transposedConvolve } from '../../math/testing/convolve';
import { denseForward } from '../../math/dense';
import { klToStandardNormal, sampleGauss } from '../../math/gauss';
import { sampleInverseCdf } from '../../math/inverse-cdf';
import { bernoulliNegativeLogLikelihood } from '../../math/likelihood';
import type { Layer, Net } from '../../math/nets';
import type { ModelId } from '../../models/registry';
import type { ParameterShape } from '../../nn/parameter-shape';

export interface PlainTake {
  readonly model: ModelId;
  readonly shapes: readonly ParameterShape[];
  readonly values: ReadonlyMap<string, Float64Array>;
  readonly net: Net;
  readonly latent: number;
  /** C, M: numbers of the head for each dimension (2 for Gauss). */
  readonly each: number;
  readonly gridPoints: number;
  /** True for the exact sampler of CG-BPEF-VAE, whose noise is uniforms. */
  readonly inverseCdf?: boolean;
  /** Of Gauss-VAE's control; 1 unless given. */
  readonly noiseScale?: number;
  readonly temperature: number;
  readonly x: readonly (readonly number[])[];
  /** Noise of each picture and sample, [n][L][...]. */
  readonly noise: readonly (readonly (readonly number[])[])[];
}

function answerOf(layer: Layer, x: readonly number[], weights: Float64Array, biases: Float64Array): number[] {
  const filters = { weights, biases };
  if (layer.kind === 'pool') return maxPool(x, layer.picture);
  if (layer.kind === 'dense') return denseForward({ x, ...filters, activation: layer.activation });
  const convolutional = layer.kind === 'convolution';
  const sums = (convolutional ? convolve : transposedConvolve)(x, filters, layer.windows);
  return convolutional || layer.activation === 'relu' ? sums.map((sum) => Math.max(0, sum)) : sums;
}

function forward({ net, values }: PlainTake, part: keyof Net, input: readonly number[]): number[] {
  let h = [...input];
  let trained = 0;
  for (const layer of net[part]) {
    const name = `${part}/${layer.kind === 'pool' ? 'none' : trained++}`;
    const [weights, biases] = ['weights', 'biases'].map((what) => values.get(`${name}/${what}`));
    h = answerOf(layer, h, weights ?? new Float64Array(), biases ?? new Float64Array());
  }
  return h;
}

function slices(values: readonly number[], each: number): number[][] {
  return Array.from({ length: values.length / each }, (_, j) => values.slice(j * each, (j + 1) * each));
}

function klOf(take: PlainTake, head: readonly number[]): number[] {
  const { model, latent, each, gridPoints, values } = take;
  if (model === 'gauss') return klToStandardNormal(head.slice(0, latent), head.slice(latent));
  if (model === 'categorical') return slices(head, each).map((logits) => klLogitsToUniform(logits));
  const prior = slices([...(values.get('prior/coefficients') ?? [])], each);
  return slices(head, each).map((b, j) => klCoarseGrain(b, prior[j], gridPoints));
}

function sampleOf(take: PlainTake, head: readonly number[], noise: readonly number[]): number[] {
  const { model, latent, each, gridPoints, temperature } = take;
  if (model === 'gauss') {
    const scaled = noise.map((epsilon) => epsilon * (take.noiseScale ?? 1));
    return sampleGauss(head.slice(0, latent), head.slice(latent), scaled);
  }
  if (model === 'categorical') {
    const gumbels = slices(noise, each);
    return slices(head, each).flatMap((logits, j) => concreteFromGumbel(logits, gumbels[j], temperature));
  }
  if (take.inverseCdf) return slices(head, each).map((b, j) => sampleInverseCdf(b, gridPoints, noise[j]).z);
  const gumbels = slices(noise, gridPoints);
  return slices(head, each).map(
    (coefficients, j) => sampleCoarseGrain({ coefficients, gumbel: gumbels[j], temperature, gridPoints }).z,
  );
}

/** Mean term1 and term2 of the batch, eq. (1), nats. */
export function plainTerms(take: PlainTake): [number, number] {
  let term1 = 0;
  let term2 = 0;
  take.x.forEach((x, i) => {
    const head = forward(take, 'encoder', x);
    term1 += klOf(take, head).reduce((sum, v) => sum + v, 0) / take.x.length;
    for (const noise of take.noise[i]) {
      const logits = forward(take, 'decoder', sampleOf(take, head, noise));
      term2 += bernoulliNegativeLogLikelihood(logits, x) / take.x.length / take.noise[i].length;
    }
  });
  return [term1, term2];
}
