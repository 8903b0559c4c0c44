/** Adam (Kingma and Ba 2014) with betas 0.9 and 0.999 and epsilon 1e-8, over named parameters; moments are open to checkpoints and resizing. */
import { heap } from '../gpu/heap/heap';
import { tf, type Tensor, type Variable } from '../gpu/tf';
import type { Parameters } from './parameters';

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

export interface Adam {
  /** Updates made so far. */
  count: number;
  /** First and second moments by parameter name. */
  readonly first: Map<string, Variable>;
  readonly second: Map<string, Variable>;
}

export function createAdam(parameters: Parameters): Adam {
  const zeros = () =>
    new Map(
      [...parameters.variables].map(([name, v]) => [name, tf.tidy(() => tf.variable(tf.zeros(v.shape)))]),
    );
  return { count: 0, first: zeros(), second: zeros() };
}

export function disposeAdam(adam: Adam): void {
  for (const v of [...adam.first.values(), ...adam.second.values()]) v.dispose();
}

/**
 * One update: m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2,
 * w -= rate sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon sqrt(1 - b2^t)),
 * which is rate m' / (sqrt(v') + epsilon) of the bias-corrected m' and v'.
 */
export function applyAdam(
  adam: Adam,
  parameters: Parameters,
  gradients: Readonly<Record<string, Tensor>>,
  learningRate: number,
): void {
  adam.count++;
  const correction = Math.sqrt(1 - BETA_2 ** adam.count);
  const rate = (learningRate * correction) / (1 - BETA_1 ** adam.count);
  const epsilon = EPSILON * correction;
  const own = heap();
  for (const [name, variable] of parameters.variables) {
    const first = adam.first.get(name);
    const second = adam.second.get(name);
    const gradient = gradients[name];
    if (!first || !second || !gradient)
      throw new Error(`Adam: expected a gradient and moments of ${name}, got none`);
    if (own) {
      // A new tensor, because tfjs keeps packed copies of the matrices it has multiplied by, and finds them by their tensors.
      const next = own.output(variable.shape);
      const [out, w, m, v, g] = [next, variable, first, second, gradient].map(own.address);
      const betas = [BETA_1, 1 - BETA_1, BETA_2, 1 - BETA_2] as const;
      own.kernels.adam(out, w, m, v, g, variable.size, ...betas, rate, epsilon);
      variable.assign(next);
      next.dispose();
      continue;
    }
    tf.tidy(() => {
      const m = tf.add(tf.mul(first, BETA_1), tf.mul(gradient, 1 - BETA_1));
      const v = tf.add(tf.mul(second, BETA_2), tf.mul(tf.square(gradient), 1 - BETA_2));
      first.assign(m);
      second.assign(v);
      variable.assign(tf.sub(variable, tf.div(tf.mul(m, rate), tf.add(tf.sqrt(v), epsilon))));
    });
  }
}
