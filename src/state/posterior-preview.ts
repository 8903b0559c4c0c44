/** A posterior as it is under the settings that the controls show and the sliders that a hand holds: plain numbers, no run. Pure. */
import { mapRows } from '../math/polynomial-projection';
import { plannedTemperature } from './experiment-store';
import type { Posterior, CommonSettings, ModelSpec } from '../models/contract';
import { specOf, type ModelId } from '../models/registry';
import { valueOf } from '../schema/read-values';
import type { PosteriorView } from './posterior-view';
import type { Preview } from './preview-store';
import { hasRun } from './run-store';
import type { Stores } from './stores';

/** The view's posterior under the live settings of `shown`, where a hand holds no slider of theirs; mended as a run mends them. */
export function previewed(
  spec: ModelSpec,
  view: PosteriorView,
  shown: CommonSettings,
  held: Preview,
): { readonly posterior: Posterior; readonly settings: CommonSettings; readonly notices: readonly string[] } {
  const live = Object.entries(spec.fields)
    .filter(([, field]) => field.live)
    .map(([name]) => [name, held[name] ?? valueOf(shown, name)]);
  const wanted = { ...view.settings, ...Object.fromEntries(live) } as CommonSettings;
  const { settings, notices } = spec.mend(wanted);
  // The same map as the run's when it takes the move (definition 11).
  const map = spec.headMap(view.settings, settings);
  if (map === null) return { posterior: view.posterior, settings, notices };
  const { head, prior } = view.posterior;
  return { posterior: { head: mapRows(head, map), prior: mapRows(prior, map) }, settings, notices };
}

/** T as the control shows it: under the hand, of the run's last step or of the one looked at, or where the next run starts; null for a model without T. */
export function temperatureShown(
  model: ModelId,
  { run, experiment, past }: Pick<Stores, 'run' | 'experiment' | 'past'>,
  held: Preview,
): number | null {
  const { status } = run.getState();
  const { shown, moves } = experiment.getState();
  if (!specOf(model).hasTemperature(shown.models[model])) return null;
  const settings = shown.models[model] as { readonly temperatureMaximum?: number };
  const now = hasRun(status) ? status.temperature[model] : plannedTemperature(moves);
  const at = past.temperature(model) ?? now;
  return held.temperature ?? at ?? settings.temperatureMaximum ?? 1;
}
