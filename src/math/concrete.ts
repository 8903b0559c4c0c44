/** The Concrete distribution of section 3.2: its sampler. Densities in closed form lie in testing/. */
import { expectSameLength, expectTemperature, softmax } from './numeric';

/**
 * y_r = exp((g_r + phi_r) / T) / sum_s exp((g_s + phi_s) / T), [R]: a sample of Con(phi, T) from Gumbel noise
 * g. Section 3.2.
 */
export function concreteFromGumbel(
  logits: ArrayLike<number>,
  gumbel: ArrayLike<number>,
  temperature: number,
): number[] {
  expectSameLength('concreteFromGumbel', logits, gumbel);
  expectTemperature('concreteFromGumbel', temperature);
  const scores = new Array<number>(logits.length);
  for (let r = 0; r < logits.length; r++) scores[r] = (gumbel[r] + logits[r]) / temperature;
  return softmax(scores);
}
