/** The one door through which a training step is run: gradients of the objective, then Adam. What is behind it may change; who calls it need not. */
import { tf, type Tensor, type Tensor1D, type Tensor2D, type Variable } from '../gpu/tf';
import { applyAdam, type Adam } from '../nn/adam';
import type { Network } from './network';
import { meanTerms, terms } from './objective';

export interface StepTake {
  readonly network: Network;
  readonly adam: Adam;
  /** Pictures [n, pixels] in [0, 1]. */
  readonly x: Tensor2D;
  /** Noise [n, L, ...]. */
  readonly noise: Tensor;
  readonly temperature: number;
}

/**
 * Trains one step on klWeight term1 + term2 and answers [term1, term2] of before the step, unweighted and still on the
 * device; the caller frees them.
 */
export function trainStep({ network, adam, x, noise, temperature }: StepTake): Tensor1D {
  const { settings, parameters } = network;
  return tf.tidy(() => {
    let values: Tensor1D | undefined;
    const objective = () => {
      const [term1, term2] = meanTerms(terms(network, x, noise, temperature));
      values = tf.keep(tf.stack([term1, term2]) as Tensor1D);
      return tf.add(tf.mul(term1, settings.klWeight), term2) as tf.Scalar;
    };
    const { grads } = tf.variableGrads(objective, [...parameters.variables.values()]);
    const byName: Record<string, Tensor> = {};
    for (const [name, variable] of parameters.variables) byName[name] = gradientOf(grads, name, variable);
    applyAdam(adam, parameters, byName, settings.learningRate);
    if (!values) throw new Error('training step: expected losses, got none');
    return values;
  });
}

function gradientOf(grads: tf.NamedTensorMap, name: string, variable: Variable): Tensor {
  const gradient = grads[variable.name];
  if (!gradient) throw new Error(`training step: expected a gradient of ${name}, got none`);
  return gradient;
}
