/** What a training costs in milliseconds, by two numbers that a short probe measures: a multiply-add of the nets, and a random number. Pure. */
import type { Experiment } from '../../experiment/experiment';
import { specOf, type ModelId } from '../../models/registry';
import type { CommonSettings } from '../../models/contract';
import { blankDistribution, weighedReadings } from '../../models/latent/readings';
import { multiplyAdds, netOf, type Layer } from '../../math/nets';
import type { AuditEffort } from './audit-words';
import type { Job } from './jobs';
import type { Sizes } from './tables';
import { cellsOf, finenessOf } from './truth-measures';

/** Milliseconds for a million of each. */
export interface Rates {
  readonly net: number;
  readonly noise: number;
}

/** Steps. */
const EVERY = 500;

interface Work {
  /** Millions of multiply-adds, forward. */
  readonly net: number;
  /** Millions of random numbers. */
  readonly noise: number;
}

const total = (layers: readonly Layer[]): number =>
  layers.reduce((sum, layer) => sum + multiplyAdds(layer), 0);

/** For one picture and `samples` samples of z. */
export function workOfPicture(
  model: ModelId,
  settings: CommonSettings,
  samples: number,
  pixels: number,
): Work {
  const spec = specOf(model);
  const { net, hidden } = settings;
  const ends = { pixels, head: spec.headSize(settings), input: spec.decoderInput(settings) };
  const { encoder, decoder } = netOf(net, hidden, ends);
  const noise = spec.noise(settings).shape.reduce((product, n) => product * n, 1);
  return { net: (total(encoder) + samples * total(decoder)) / 1e6, noise: (samples * noise) / 1e6 };
}

const price = ({ net, noise }: Work, rates: Rates) => net * rates.net + noise * rates.noise;

/** One training step: forward, and twice as much backward in the nets. */
export function stepMilliseconds(
  model: ModelId,
  experiment: Experiment,
  rates: Rates,
  { pixels }: Sizes,
): number {
  const settings: CommonSettings = experiment.models[model];
  const { net, noise } = workOfPicture(model, settings, settings.samples, pixels);
  return experiment.batchSize * price({ net: 3 * net, noise }, rates);
}

/** A whole training: its steps, evaluations and the test. */
export function trainingMilliseconds(
  model: ModelId,
  experiment: Experiment,
  rates: Rates,
  sizes: Sizes,
): number {
  const forward = price(workOfPicture(model, experiment.models[model], 1, sizes.pixels), rates);
  const evaluations = Math.ceil(experiment.steps / EVERY) * sizes.evaluated + sizes.tested;
  return experiment.steps * stepMilliseconds(model, experiment, rates, sizes) + evaluations * forward;
}

/**
 * An audit of so many pictures with K samples: each is decoded under each reading that is weighed, and the terms of all test pictures
 * are computed as the paper does, and again where the exact reading is another.
 */
export function auditMilliseconds(
  model: ModelId,
  experiment: Experiment,
  { pictures, samples }: AuditEffort,
  rates: Rates,
  { pixels, tested }: Sizes,
): number {
  const settings: CommonSettings = experiment.models[model];
  const blank = blankDistribution(specOf(model), settings);
  const weighings = weighedReadings(blank).length * Math.min(pictures, tested);
  const terms = (blank.reading === 'exact' ? 1 : 2) * tested;
  return (
    weighings * price(workOfPicture(model, settings, samples, pixels), rates) +
    terms * price(workOfPicture(model, settings, 1, pixels), rates)
  );
}

/** Exact evidence of so many pictures: every cell decoded once, and multiplied with every picture. */
export function exactMilliseconds(
  job: Pick<Job, 'experiment' | 'model'>,
  pictures: number,
  rates: Rates,
  { pixels, tested }: Sizes,
): number {
  const { experiment, model } = job;
  const cells = cellsOf(job, finenessOf(job));
  const { net } = workOfPicture(model, experiment.models[model], 1, pixels);
  const products = (Math.min(pictures, tested) * pixels) / 1e6;
  return cells * price({ net: net + products, noise: 0 }, rates);
}

/** A step of a model, and how long it took. */
export interface Measured {
  readonly model: ModelId;
  readonly experiment: Experiment;
  readonly milliseconds: number;
}

/** The two rates that explain two measured steps; a noise that comes out below nothing costs nothing. */
export function ratesOf(a: Measured, b: Measured, sizes: Sizes): Rates {
  const [x, y] = [a, b].map(({ model, experiment }) => ({
    net: stepMilliseconds(model, experiment, { net: 1, noise: 0 }, sizes),
    noise: stepMilliseconds(model, experiment, { net: 0, noise: 1 }, sizes),
  }));
  const determinant = x.net * y.noise - y.net * x.noise;
  const noise = Math.max(0, (x.net * b.milliseconds - y.net * a.milliseconds) / determinant);
  return { net: Math.max(0, a.milliseconds - noise * x.noise) / x.net, noise };
}
