/** The noise of samplers as tensors: keyed by seed, model and purpose, addressed by counter, so that nothing that happens beside a run can change it. */
import { tf, type Tensor } from '../gpu/tf';
import { fillGumbel, fillNormal, keyOf, type Key } from '../math/random';
import type { CommonSettings, Noise, NoiseShape, TensorModel } from '../models/contract';

/** Who draws: training by step, evaluation and probes by picture. */
export type Purpose = 'train' | 'evaluate' | 'sample';

const fillers: Record<NoiseShape['kind'], (out: Float32Array, key: Key, counter: number) => Float32Array> = {
  normal: fillNormal,
  gumbel: fillGumbel,
};

function size(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
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
  if (model.drawsNoise()) return { key, step, byPicture: false, samples: settings.samples };
  const { kind, shape } = model.noise(settings);
  const values = new Float32Array(pictures * settings.samples * size(shape));
  fillers[kind](values, key, step);
  return tf.tensor(values, [pictures, settings.samples, ...shape]);
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
  if (!inARow || !model.drawsNoise()) return pictureNoise(model, settings, seed, 'evaluate', pictures);
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
  const { kind, shape } = model.noise(settings);
  const each = size(shape);
  const values = new Float32Array(pictures.length * each);
  const key = keyOf(seed, `${model.spec.id}/${purpose}`);
  for (let i = 0; i < pictures.length; i++)
    fillers[kind](values.subarray(i * each, (i + 1) * each), key, pictures[i]);
  return tf.tensor(values, [pictures.length, 1, ...shape]);
}
