/** Losses that fall as a VAE's do, by model and step: for the fake engine. Deterministic; nothing is trained. */
import { keyOf, normal, threefry2x32, toUniform } from '../../math/random';
import { modelIds, type ModelId } from '../../models/registry';

interface Losses {
  readonly term1: number;
  readonly term2: number;
}

/** Steps in which the larger part of the fall happens. */
const pace = 400;

/** Nats at the end of a long run: what distinguishes the models by their place in the registry. */
function ends(model: ModelId): Losses {
  const place = modelIds.indexOf(model);
  return { term1: 20 + 1.5 * place, term2: 82 - 3 * place };
}

/** What a whole set of pictures would give. */
export function expectedLosses(model: ModelId, step: number): Losses {
  const { term1, term2 } = ends(model);
  const left = 1 / (1 + step / pace);
  return { term1: term1 * (1 - left), term2: term2 + 460 * left * left };
}

/** What a minibatch gives: the same with noise under the run's seed. */
export function minibatchLosses(model: ModelId, step: number, seed: number): Losses {
  const { term1, term2 } = expectedLosses(model, step);
  const [first, second] = threefry2x32(keyOf(seed, `${model}/synthetic`), [step, 0]);
  const noise = normal(toUniform(first), toUniform(second));
  return { term1: Math.max(0, term1 + 0.2 * noise), term2: term2 + 1.5 * noise };
}
