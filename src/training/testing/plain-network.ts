/** A network in plain doubles from math/'s own formulas, slow and obvious: what the tensor version is tested against. Only tests import this. */
import { maxPool } from '../../math/patches';
import { convolve, transposedConvolve } from '../../math/testing/convolve';
import { denseForward } from '../../math/dense';
import { bernoulliNegativeLogLikelihood } from '../../math/likelihood';
import type { Layer, Net } from '../../math/nets';
import type { CommonSettings } from '../../models/contract';
import { specOf, type ModelId } from '../../models/registry';
import type { PlainSampler } from '../../models/testing/plain-sampler';

export interface PlainTake {
  readonly model: ModelId;
  readonly settings: CommonSettings;
  readonly values: ReadonlyMap<string, Float64Array>;
  readonly net: Net;
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

type Samplers = Readonly<Record<string, PlainSampler<CommonSettings>>>;

/** Every model's, by path; one that only tests register lies in their room. */
const samplers: Samplers = {
  ...import.meta.glob('../../models/*/plain.ts', { eager: true, import: 'sampleOf' }),
  ...import.meta.glob('../../models/testing/*/plain.ts', { eager: true, import: 'sampleOf' }),
};

function samplerOf(id: string): PlainSampler<CommonSettings> {
  const path = Object.keys(samplers).find((one) => one.endsWith(`/${id}/plain.ts`));
  if (path !== undefined) return samplers[path];
  throw new Error(`plain network: expected src/models/${id}/plain.ts to export sampleOf, got none; write it`);
}

/** What is trained in term1's place, by head and prior, nats. */
export type PlainDivergence = (head: readonly number[], prior: readonly number[]) => number;

/** Mean term1 and term2 of the batch, eq. (1), nats; with a divergence, that in term1's place. */
export function plainTerms(take: PlainTake, divergence?: PlainDivergence): [number, number] {
  const { model, settings, values, temperature, x, noise } = take;
  const spec = specOf(model);
  const sampleOf = samplerOf(model);
  const prior = spec.priorParameters(settings).flatMap(({ name }) => [...(values.get(name) ?? [])]);
  let term1 = 0;
  let term2 = 0;
  x.forEach((picture, i) => {
    const head = forward(take, 'encoder', picture);
    const all = divergence
      ? divergence(head, prior)
      : spec.klByDimension({ head, prior }, settings).reduce((sum, v) => sum + v, 0);
    term1 += all / x.length;
    for (const own of noise[i]) {
      const logits = forward(take, 'decoder', sampleOf(head, own, settings, temperature));
      term2 += bernoulliNegativeLogLikelihood(logits, picture) / x.length / noise[i].length;
    }
  });
  return [term1, term2];
}
