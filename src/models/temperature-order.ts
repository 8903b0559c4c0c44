/** Mends a schedule whose temperatures are in the wrong order. Pure; used by the specs of the models that have a temperature. */
import { temperatureFields } from './fields';

interface Temperatures {
  readonly temperatureMaximum: number;
  readonly temperatureMinimum: number;
}

/** T(t) of definition 2 would rise without end where T_max < T_min; T_min is the floor, so the initial temperature gives way. */
export function mendTemperatures<S extends Temperatures>(
  name: string,
  settings: S,
): { readonly settings: S; readonly notices: readonly string[] } {
  const { temperatureMaximum, temperatureMinimum } = settings;
  if (temperatureMaximum >= temperatureMinimum) return { settings, notices: [] };
  const label = `${temperatureFields.temperatureMaximum.label} of ${name}`;
  return {
    settings: { ...settings, temperatureMaximum: temperatureMinimum },
    notices: [
      `${label}: expected at least the final temperature ${temperatureMinimum}, got ${temperatureMaximum}; took ${temperatureMinimum}.`,
    ],
  };
}
