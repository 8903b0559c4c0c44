/** Which T a model trains and is evaluated at: the hand's while it is held, else the schedule's (definitions 2 and 6). Pure. */
import type { CommonSettings } from '../models/contract';
import { specOf, type ModelId } from '../models/registry';
import { temperatureAt } from '../math/schedule';

interface Temperatures {
  readonly temperatureMaximum: number;
  readonly temperatureMinimum: number;
}

/** The schedule's ends; null for a model that under these settings has no T. */
function temperaturesOf(model: ModelId, settings: CommonSettings): Temperatures | null {
  return specOf(model).hasTemperature(settings) ? (settings as CommonSettings & Temperatures) : null;
}

/** T while `step` is trained, `steps` being the budget at the start of the run; null for a model without T. */
export function temperatureOf(
  model: ModelId,
  settings: CommonSettings,
  held: number | null,
  step: number,
  steps: number,
): number | null {
  const ends = temperaturesOf(model, settings);
  return ends && (held ?? temperatureAt(step, steps, ends.temperatureMaximum, ends.temperatureMinimum));
}

/** T of every evaluation; null for a model without T. */
export function evaluationTemperature(
  model: ModelId,
  settings: CommonSettings,
  held: number | null,
): number | null {
  const ends = temperaturesOf(model, settings);
  return ends && (held ?? ends.temperatureMinimum);
}
