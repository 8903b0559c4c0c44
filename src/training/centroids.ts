/** Centroid priors (definition 30): every so many steps the prior is brought to the running mean of the posteriors' moments, between two submits. */
import { writeNumbers } from '../gpu/write-numbers';
import { meanSince } from '../math/running-mean';
import { parameter } from '../nn/parameters';
import type { Learner } from './learner';

/** Evaluations come at multiples of it, so that each is of a prior that was just solved. */
export const STEPS_BETWEEN_CENTROIDS = 100;

/** Solves the priors of the models that have such one and have seen minibatches enough; what they are solved from is read from the device. */
export async function solveCentroids(learners: readonly Learner[]): Promise<void> {
  for (const learner of learners) await solveOne(learner);
}

async function solveOne({ model, network, adam }: Learner): Promise<void> {
  const { settings, parameters } = network;
  const names = model.spec
    .priorParameters(settings)
    .flatMap(({ name, trained = true }) => (trained ? [] : [name]));
  if (!model.centroid || names.length === 0) return;
  const means: Float64Array[] = [];
  for (const name of names) {
    const [first, second] = await Promise.all([adam.first, adam.second].map((of) => of.get(name)!.data()));
    const mean = meanSince({ first, second }, STEPS_BETWEEN_CENTROIDS);
    if (!mean) return;
    means.push(mean);
  }
  const solved = model.centroid.prior(means, settings);
  names.forEach((name, i) => writeNumbers(parameter(parameters, name), Float32Array.from(solved[i])));
}
