/** Adam (Kingma and Ba 2014) with betas 0.9 and 0.999 and epsilon 1e-8, over named parameters; moments are open to checkpoints and resizing. */
import { heap, type Heap } from '../gpu/heap/heap';
import { adamOfOne, updateInPlace, type Updated } from '../gpu/kernels/adam/adam';
import { tf, type Tensor, type Variable } from '../gpu/tf';
import { adamRates, BETA_1, BETA_2, type AdamRates } from '../math/adam';
import { parameter, trainedNames, type Parameters } from './parameters';

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

/** One update, math/adam's, of every parameter that is trained. */
export function applyAdam(
  adam: Adam,
  parameters: Parameters,
  gradients: Readonly<Record<string, Tensor>>,
  learningRate: number,
): void {
  adam.count++;
  const updated = trainedNames(parameters).map((name): Updated => {
    const weights = parameter(parameters, name);
    const first = adam.first.get(name);
    const second = adam.second.get(name);
    const gradient = gradients[name];
    if (!first || !second || !gradient)
      throw new Error(`Adam: expected a gradient and moments of ${name}, got none`);
    return { weights, first, second, gradient };
  });
  const rates = adamRates(adam.count, learningRate);
  const own = heap();
  if (own) updateOnHeap(own, updated, rates);
  else if (adamOfOne.available()) updateInPlace(updated, rates);
  else updateComposed(updated, rates);
}

function updateOnHeap(own: Heap, updated: readonly Updated[], { rate, epsilon }: AdamRates): void {
  for (const { weights, first, second, gradient } of updated) {
    // A new tensor, because tfjs keeps packed copies of the matrices it has multiplied by, and finds them by their tensors.
    const next = own.output(weights.shape);
    const [out, w, m, v, g] = [next, weights, first, second, gradient].map(own.address);
    const betas = [BETA_1, 1 - BETA_1, BETA_2, 1 - BETA_2] as const;
    own.kernels.adam(out, w, m, v, g, weights.size, ...betas, rate, epsilon);
    weights.assign(next);
    next.dispose();
  }
}

function updateComposed(updated: readonly Updated[], { rate, epsilon }: AdamRates): void {
  for (const { weights, first, second, gradient } of updated)
    tf.tidy(() => {
      const m = tf.add(tf.mul(first, BETA_1), tf.mul(gradient, 1 - BETA_1));
      const v = tf.add(tf.mul(second, BETA_2), tf.mul(tf.square(gradient), 1 - BETA_2));
      first.assign(m);
      second.assign(v);
      weights.assign(tf.sub(weights, tf.div(tf.mul(m, rate), tf.add(tf.sqrt(v), epsilon))));
    });
}
