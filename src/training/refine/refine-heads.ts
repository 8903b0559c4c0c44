/** Refines q: the heads of pictures are optimised together, each for its own picture. Fits, chooses and reports under three noises. Changes nothing of the network. */
import type { RefineHow, RefinedPicture } from '../../experiment/refined';
import { tf, type Tensor2D } from '../../gpu/tf';
import { encode, type Network } from '../network';
import { samplesNoise } from '../noise';
import { headGradient, headTerms } from './head-objective';
import { createMovingHeads } from './moving-heads';
import { reportHeads } from './report-heads';

/** Steps between two looks under the second noise. */
const LOOK = 10;
/** Samples of the second and of the third noise, in those of the first. */
const [CHOOSE, REPORT] = [2, 16];

interface RefineTake extends RefineHow {
  readonly network: Network;
  /** [n, pixels] in [0, 1]; the caller's. */
  readonly x: Tensor2D;
  /** Counters of their noise, [n]: places in the data set. */
  readonly places: readonly number[];
  readonly seed: number;
  /** T of the relaxed samples; nothing to a model without one. */
  readonly temperature: number;
}

/** At a look. */
export interface RefineLook {
  readonly step: number;
  /** L of each picture at this step under the second noise, [n]. */
  readonly freeEnergy: readonly number[];
  /** [n, headSize] at this step. */
  readonly heads: Float32Array;
}

export interface RefinedHead extends RefinedPicture {
  readonly head: Float32Array;
  /** The step that it was taken from; at 0 it is the encoder's own. */
  readonly chosen: number;
}

/** Yields at every look, from step 0 on; may be abandoned at any. */
export async function* refineHeads(take: RefineTake): AsyncGenerator<RefineLook, RefinedHead[], void> {
  const { network, x, places, seed, temperature, steps, samples } = take;
  const { model, settings } = network;
  const encoded = tf.tidy(() => encode(network, x));
  const start = Float32Array.from(await encoded.data());
  const size = encoded.shape[1];
  encoded.dispose();
  const noiseOf = (purpose: string, count: number) =>
    samplesNoise(model, settings, seed, `refine/${purpose}`, places, count);
  const fit = { network, x, temperature, noise: noiseOf('fit', samples) };
  const choose = { ...fit, noise: noiseOf('choose', CHOOSE * samples) };
  const moving = createMovingHeads(start, [places.length, size]);
  const best = places.map(() => ({ freeEnergy: Infinity, step: 0 }));
  const taken = Float32Array.from(start);

  async function look(step: number): Promise<RefineLook> {
    const now = moving.now();
    const values = tf.tidy(() => {
      const { term1, term2 } = headTerms(choose, now);
      return tf.add(term1, tf.mean(tf.reshape(term2, [places.length, -1]), 1));
    });
    const [freeEnergy, heads] = [[...(await values.data())], Float32Array.from(await now.data())];
    tf.dispose([values, now]);
    freeEnergy.forEach((value, i) => {
      const head = heads.subarray(i * size, (i + 1) * size);
      // Of what is no number no comparison is true: it is never taken.
      if (!(value < best[i].freeEnergy) || !head.every(Number.isFinite)) return;
      best[i] = { freeEnergy: value, step };
      taken.set(head, i * size);
    });
    return { step, freeEnergy, heads };
  }

  try {
    yield await look(0);
    for (let step = 1; step <= steps; step++) {
      const now = moving.now();
      const gradient = headGradient(fit, now);
      moving.move(gradient, step, steps);
      tf.dispose([now, gradient]);
      if (step % LOOK === 0 || step === steps) yield await look(step);
    }
  } finally {
    moving.dispose();
    tf.dispose([fit.noise, choose.noise]);
  }
  const reported = await reportHeads(take, start, taken, REPORT * samples);
  return reported.map((one, i) => ({
    ...one,
    head: taken.slice(i * size, (i + 1) * size),
    chosen: best[i].step,
  }));
}
