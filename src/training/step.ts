/** The one door through which a training step is run: gradients of the objective, then Adam. What is behind it may change; who calls it need not. */
import { tf, type Tensor, type Tensor1D, type Tensor2D } from '../gpu/tf';
import { applyAdam, type Adam } from '../nn/adam';
import type { Noise } from '../models/contract';
import { parameter, trainedNames } from '../nn/parameters';
import { addToRunningMean } from '../nn/running-mean';
import { priorOf, type Network } from './network';
import { meanTerms, terms, type Terms } from './objective';

interface GradientTake {
  readonly network: Network;
  /** Pictures [n, pixels] in [0, 1]. */
  readonly x: Tensor2D;
  /** Noise [n, L, ...], or its address. */
  readonly noise: Noise;
  readonly temperature: number;
  /** [klWeight, 1] where the caller keeps it on the device; made of the settings where not. */
  readonly weights?: Tensor1D;
}

interface StepTake extends GradientTake {
  readonly adam: Adam;
}

/**
 * [term1, term2] of the batch, unweighted, the gradients of the objective by the name of each trained parameter, and the
 * posteriors' mean moments by the name of each that is set by them; the caller frees all.
 */
export function gradients({ network, x, noise, temperature, weights: given }: GradientTake): {
  readonly losses: Tensor1D;
  readonly byName: Readonly<Record<string, Tensor>>;
  readonly moments: ReadonlyMap<string, Tensor>;
} {
  const { settings, parameters } = network;
  const names = trainedNames(parameters);
  const variables = names.map((name) => parameter(parameters, name));
  let moments: ReadonlyMap<string, Tensor> = new Map();
  const weights = given ?? tf.tensor1d([settings.klWeight, 1]);
  const { value: losses, grads } = tf.engine().gradients(
    () => {
      const found = terms(network, x, noise, temperature);
      moments = momentsOf(network, found.head);
      return meanTerms({ ...found, term1: term1ToTrain(network, found) });
    },
    variables,
    weights,
  );
  if (!given) weights.dispose();
  const named = names.map((name, i) => [name, grads[i]] as const);
  return { losses, byName: Object.fromEntries(named), moments };
}

/** term1 as it is shown, with the gradient of what is trained in its place (definition 30). */
function term1ToTrain(network: Network, { head, term1 }: Terms): Tensor2D {
  const other = network.model.objective?.(head, priorOf(network), network.settings);
  if (!other) return term1;
  const op = tf.customGrad(() => ({ value: tf.clone(term1), gradFunc: (dy) => dy }));
  return op(other) as Tensor2D;
}

/** Means over the batch, kept beyond the tidy that they are made in; none where the prior is trained or fixed. */
function momentsOf({ model, settings }: Network, head: Tensor2D): ReadonlyMap<string, Tensor> {
  const set = model.spec.priorParameters(settings).filter(({ trained = true }) => !trained);
  if (!model.centroid || set.length === 0) return new Map();
  const means = model.centroid.moments(head, settings);
  return new Map(set.map(({ name }, i) => [name, tf.keep(means[i])]));
}

/**
 * Trains one step on klWeight term1 + term2, or on another divergence in term1's place, and answers [term1, term2] of before the step, unweighted and still on the
 * device; the caller frees them.
 */
export function trainStep(take: StepTake): Tensor1D {
  const { network, adam } = take;
  const { losses, byName, moments } = gradients(take);
  applyAdam(adam, network.parameters, byName, network.settings.learningRate);
  for (const [name, value] of moments) addToRunningMean(adam.first.get(name)!, adam.second.get(name)!, value);
  tf.dispose([byName, ...moments.values()]);
  return losses;
}
