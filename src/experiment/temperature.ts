/** Which T a model trains and is evaluated at: the hand's while it is held, else the schedule's (definitions 2 and 6). Pure. */
import { temperatureAt } from '../math/schedule';

interface Temperatures {
  readonly temperatureMaximum: number;
  readonly temperatureMinimum: number;
}

function hasTemperatures(settings: object): settings is Temperatures {
  return 'temperatureMaximum' in settings && 'temperatureMinimum' in settings;
}

/** T while `step` is trained, `steps` being the budget at the start of the run; null for a model without T. */
export function temperatureOf(
  settings: object,
  held: number | null,
  step: number,
  steps: number,
): number | null {
  if (!hasTemperatures(settings)) return null;
  return held ?? temperatureAt(step, steps, settings.temperatureMaximum, settings.temperatureMinimum);
}

/** T of every evaluation; null for a model without T. */
export function evaluationTemperature(settings: object, held: number | null): number | null {
  return hasTemperatures(settings) ? (held ?? settings.temperatureMinimum) : null;
}
