/** The noise of samplers as tensors: keyed by seed, model and purpose, addressed by counter, so that nothing that happens beside a run can change it. */
import { heap } from '../gpu/heap/heap';
import type { HeapKernels } from '../gpu/heap/kernels';
import { tf, type Tensor, type Tensor2D } from '../gpu/tf';
import { fillGumbel, fillNormal, fillUniform, keyOf, type Key } from '../math/random';
import type { CommonSettings, Noise, TensorModel } from '../models/contract';
import type { NoiseKind } from '../models/latent/distribution';

/** Who draws: training by step, evaluation and probes by picture. */
type Purpose = 'train' | 'evaluate' | 'sample';

/** Elements first, first + 1, ... of a stream, at a counter. */
export const fillers: Record<
  NoiseKind,
  (out: Float32Array, key: Key, counter: number, first?: number) => Float32Array
> = {
  normal: fillNormal,
  gumbel: fillGumbel,
  uniform: fillUniform,
};
/** The same numbers, to the rounding of float32, straight to where the tensor lies. */
const kernelOf = { normal: 'fillNormal', gumbel: 'fillGumbel' } as const satisfies Partial<
  Record<NoiseKind, keyof HeapKernels>
>;

function size(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** One stream for each counter, in the order of the counters: [counters, ...shape]. */
function streams(kind: NoiseKind, key: Key, counters: ArrayLike<number>, shape: readonly number[]): Tensor {
  const each = size(shape);
  const all = [counters.length, ...shape];
  const own = heap();
  // Uniforms are one a dimension, where Gumbel noise is one a grid point: they are not worth a kernel.
  if (own && kind !== 'uniform') {
    const noise = own.output(all);
    const first = own.address(noise);
    for (let i = 0; i < counters.length; i++)
      own.kernels[kernelOf[kind]](first + 4 * i * each, each, key[0], key[1], counters[i], 0);
    return noise;
  }
  const values = new Float32Array(counters.length * each);
  for (let i = 0; i < counters.length; i++)
    fillers[kind](values.subarray(i * each, (i + 1) * each), key, counters[i]);
  return tf.tensor(values, all);
}

/**
 * Noise of a training step, [n, L, ...shape]: element e of the tensor is counter (step, e) under '<model>/train'. Its address alone
 * where the sampler draws it itself; disposeNoise takes both.
 */
export function stepNoise(
  model: TensorModel,
  settings: CommonSettings,
  seed: number,
  step: number,
  pictures: number,
): Noise {
  const key = keyOf(seed, `${model.spec.id}/train`);
  if (model.drawsNoise(settings)) return { key, step, byPicture: false, samples: settings.samples };
  const { kind, shape } = model.spec.noise(settings);
  const all = [pictures, settings.samples, ...shape];
  return tf.tidy(() => tf.reshape(streams(kind, key, [step], all), all));
}

export function disposeNoise(noise: Noise): void {
  if (!('key' in noise)) noise.dispose();
}

/** Noise of purpose 'evaluate' with one sample for each picture; the address alone of pictures in a row where the sampler draws it itself. */
export function evaluationNoise(
  model: TensorModel,
  settings: CommonSettings,
  seed: number,
  pictures: ArrayLike<number>,
): Noise {
  const inARow = Array.from(pictures).every((picture, i) => picture === pictures[0] + i);
  if (!inARow || !model.drawsNoise(settings))
    return pictureNoise(model, settings, seed, 'evaluate', pictures);
  return { key: keyOf(seed, `${model.spec.id}/evaluate`), step: pictures[0], byPicture: true, samples: 1 };
}

/** Noise with one sample for each picture, [n, 1, ...shape]: element e of a picture is counter (picture, e). */
export function pictureNoise(
  model: TensorModel,
  settings: CommonSettings,
  seed: number,
  purpose: Exclude<Purpose, 'train'>,
  pictures: ArrayLike<number>,
): Tensor {
  const { kind, shape } = model.spec.noise(settings);
  return streams(kind, keyOf(seed, `${model.spec.id}/${purpose}`), pictures, [1, ...shape]);
}

/** Noise of K samples of each picture, [n, K, ...shape]: element e of a picture is counter (picture, e) under '<model>/<purpose>'. */
export function samplesNoise(
  { spec }: TensorModel,
  settings: CommonSettings,
  seed: number,
  purpose: string,
  pictures: ArrayLike<number>,
  samples: number,
): Tensor {
  const { kind, shape } = spec.noise(settings);
  return streams(kind, keyOf(seed, `${spec.id}/${purpose}`), pictures, [samples, ...shape]);
}

/** Gumbel noise of a table [rows, R]: element r of row s is counter (counter, s R + r) under the key. */
export function gumbelTable(key: Key, counter: number, shape: readonly [number, number]): Tensor2D {
  return tf.tidy(() => tf.reshape(streams('gumbel', key, [counter], shape), [...shape])) as Tensor2D;
}
