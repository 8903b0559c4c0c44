/** How many models may be on at once, and what is switched off where more are: columns, colours and figure 1 have room for four. Pure. */
import { modelIds, specOf, type ModelId } from '../models/registry';
import { mapSettings, type ModelSettings } from './experiment';

export const MOST_ON = 4;

/** The models that are on by default; of another the page says nothing but its switch while it is off. */
export const usualModels: readonly ModelId[] = modelIds.filter((id) => specOf(id).fields.on.default);

/** Whether the page and the command line speak of a model: it is on, or is by default. */
export const isSpokenOf = (id: ModelId, { on }: { readonly on: boolean }): boolean =>
  on || usualModels.includes(id);

const onIn = (models: ModelSettings): ModelId[] => modelIds.filter((id) => models[id].on);

/** Whether no other model can be switched on. */
export const isFull = (models: ModelSettings): boolean => onIn(models).length >= MOST_ON;

/** At most four on: those that were on `before` stay so, then the first of the registry. One sentence where one had to go. */
export function mendOn(
  models: ModelSettings,
  before: readonly ModelId[] = [],
  most = MOST_ON,
): { readonly models: ModelSettings; readonly notices: readonly string[] } {
  const on = onIn(models);
  if (on.length <= most) return { models, notices: [] };
  const first = [...on.filter((id) => before.includes(id)), ...on.filter((id) => !before.includes(id))];
  const kept = first.slice(0, most);
  const left = first.slice(most).map((id) => specOf(id).name);
  return {
    models: mapSettings((id) => ({ ...models[id], on: kept.includes(id) })),
    notices: [
      `Models on: expected at most ${most} at once, got ${on.length}; left ${left.join(', ')} off. Switch another off first.`,
    ],
  };
}

/** Models that have a column: those that are on, and of the usual ones those that are off, until there are four. */
export function modelsShown(models: ModelSettings, most = MOST_ON): ModelId[] {
  const first = [...onIn(models), ...usualModels.filter((id) => !models[id].on)].slice(0, most);
  return modelIds.filter((id) => first.includes(id));
}
