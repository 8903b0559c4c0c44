/** The temperature's annealing, section 3.3; a function of the step alone, so a run can be replayed. */
import { expectTemperature } from './numeric';

/**
 * T(t) = max(T_min, T_max (T_min / T_max)^(t / (N/2))), t from 0 of N steps: from T_max exponentially to
 * T_min over the first half of training, then constant. Section 3.3 and definition 2.
 */
export function temperatureAt(step: number, steps: number, maximum: number, minimum: number): number {
  expectTemperature('temperatureAt', maximum);
  expectTemperature('temperatureAt', minimum);
  if (!(step >= 0 && steps > 0)) {
    throw new RangeError(
      `temperatureAt: expected step >= 0 of steps > 0, got ${step} of ${steps}; count from 0`,
    );
  }
  // Exactly the minimum from half time on, where the power would be off by a rounding.
  if (2 * step >= steps) return minimum;
  return Math.max(minimum, maximum * Math.pow(minimum / maximum, (2 * step) / steps));
}
