/** The one door through which a training step is run: gradients of the objective, then Adam. What is behind it may change; who calls it need not. */
import { tf, type Tensor, type Tensor1D, type Tensor2D } from '../gpu/tf';
import { applyAdam, type Adam } from '../nn/adam';
import type { Noise } from '../models/contract';
import type { Network } from './network';
import { meanTerms, terms } from './objective';

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

/** [term1, term2] of the batch, unweighted, and the gradients of klWeight term1 + term2 by parameter name; the caller frees them. */
export function gradients({ network, x, noise, temperature, weights: given }: GradientTake): {
  readonly losses: Tensor1D;
  readonly byName: Readonly<Record<string, Tensor>>;
} {
  const { settings, parameters } = network;
  const variables = [...parameters.variables.values()];
  const weights = given ?? tf.tensor1d([settings.klWeight, 1]);
  const { value: losses, grads } = tf
    .engine()
    .gradients(() => meanTerms(terms(network, x, noise, temperature)), variables, weights);
  if (!given) weights.dispose();
  const named = [...parameters.variables.keys()].map((name, i) => [name, grads[i]] as const);
  return { losses, byName: Object.fromEntries(named) };
}

/**
 * Trains one step on klWeight term1 + term2 and answers [term1, term2] of before the step, unweighted and still on the
 * device; the caller frees them.
 */
export function trainStep(take: StepTake): Tensor1D {
  const { network, adam } = take;
  const { losses, byName } = gradients(take);
  applyAdam(adam, network.parameters, byName, network.settings.learningRate);
  tf.dispose(byName);
  return losses;
}
