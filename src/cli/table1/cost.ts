/** What a training costs in milliseconds, by two numbers that a short probe measures: a multiply-add of a dense layer, and a random number. Pure. */
import type { Experiment } from '../../experiment/experiment';
import { specOf, type ModelId } from '../../models/registry';
import type { CommonSettings } from '../../models/contract';
import type { AuditEffort } from './audit-words';

/** Milliseconds for a million of each. */
export interface Rates {
  readonly dense: number;
  readonly noise: number;
}

/** Pixels of a picture of MNIST. */
const PIXELS = 784;
/** Pictures of an evaluation (definition 6), and of the test set. */
const EVALUATED = 10_000;
const TESTED = 10_000;
const EVERY = 500;

export interface Work {
  /** Millions of multiply-adds, forward. */
  readonly dense: number;
  /** Millions of random numbers. */
  readonly noise: number;
}

function layers(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, size, i) => sum + sizes[i] * size, 0);
}

/** For one picture and `samples` samples of z. */
export function workOfPicture(model: ModelId, settings: CommonSettings, samples: number): Work {
  const spec = specOf(model);
  const { hidden, latent } = settings;
  const encoder = layers([PIXELS, ...hidden, spec.headSize(settings)]);
  const decoder = layers([spec.decoderInput(settings), ...hidden.toReversed(), PIXELS]);
  const numbers = settings as unknown as { categories?: number; gridPoints?: number };
  const each = numbers.gridPoints ?? numbers.categories ?? 1;
  return { dense: (encoder + samples * decoder) / 1e6, noise: (samples * latent * each) / 1e6 };
}

const price = ({ dense, noise }: Work, rates: Rates) => dense * rates.dense + noise * rates.noise;

/** One training step: forward, and twice as much backward in the dense layers. */
export function stepMilliseconds(model: ModelId, experiment: Experiment, rates: Rates): number {
  const settings: CommonSettings = experiment.models[model];
  const { dense, noise } = workOfPicture(model, settings, settings.samples);
  return experiment.batchSize * price({ dense: 3 * dense, noise }, rates);
}

/** A whole training: its steps, evaluations and the test. */
export function trainingMilliseconds(model: ModelId, experiment: Experiment, rates: Rates): number {
  const forward = price(workOfPicture(model, experiment.models[model], 1), rates);
  const evaluations = Math.ceil(experiment.steps / EVERY) * EVALUATED + TESTED;
  return experiment.steps * stepMilliseconds(model, experiment, rates) + evaluations * forward;
}

/**
 * An audit of so many pictures with K samples: each is decoded under each reading of z (one of Gauss-VAE, two where there are
 * categories), and the terms of all test pictures are computed about as often.
 */
export function auditMilliseconds(
  model: ModelId,
  experiment: Experiment,
  { pictures, samples }: AuditEffort,
  rates: Rates,
): number {
  const settings: CommonSettings = experiment.models[model];
  const readings = specOf(model).hasTemperature(settings) ? 2 : 1;
  const weighted = Math.min(pictures, TESTED) * price(workOfPicture(model, settings, samples), rates);
  return readings * (weighted + TESTED * price(workOfPicture(model, settings, 1), rates));
}

/** The two rates that explain two measured steps; a noise that comes out below nothing costs nothing. */
export function ratesOf(
  a: { readonly model: ModelId; readonly experiment: Experiment; readonly milliseconds: number },
  b: typeof a,
): Rates {
  const [x, y] = [a, b].map(({ model, experiment }) => ({
    dense: stepMilliseconds(model, experiment, { dense: 1, noise: 0 }),
    noise: stepMilliseconds(model, experiment, { dense: 0, noise: 1 }),
  }));
  const determinant = x.dense * y.noise - y.dense * x.noise;
  const noise = Math.max(0, (x.dense * b.milliseconds - y.dense * a.milliseconds) / determinant);
  return { dense: Math.max(0, a.milliseconds - noise * x.noise) / x.dense, noise };
}
