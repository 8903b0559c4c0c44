/** Settings as the page edits them: a field that several models have is one setting, changed in all of them together. Pure. */
import { differences } from '../experiment/difference';
import { mapSettings, runFields, type Experiment, type Move } from '../experiment/experiment';
import { modelFields, type ModelField } from '../experiment/model-fields';
import { isSpokenOf, mendOn, modelsShown } from '../experiment/most-on';
import { moveTarget } from '../experiment/move-fields';
import { modelIds, specOf, type ModelId } from '../models/registry';
import type { AnyValue, Field } from '../schema/field';
import { sameValue } from '../schema/read-value';
import { valueOf } from '../schema/read-values';

/** Every setting of the models but `on`, which has a control of its own. */
export const sharedFields: readonly ModelField[] = modelFields.filter(({ name }) => name !== 'on');

/** The settings that belong to no model. */
export const experimentFields: readonly { readonly name: string; readonly field: Field }[] = Object.entries(
  runFields,
).map(([name, field]) => ({ name, field }));

export const modelsOn = (experiment: Experiment): ModelId[] =>
  modelIds.filter((id) => experiment.models[id].on);

/** A shared setting's value by model, in the order of `shared.models`. */
export function valuesOf(experiment: Experiment, shared: ModelField): readonly AnyValue[] {
  return shared.models.map((id) => valueOf(experiment.models[id], shared.name) as AnyValue);
}

/** Whether a field does something under the model's present settings. */
export const appliesTo = (experiment: Experiment, id: ModelId, name: string): boolean =>
  specOf(id).applies?.(name, experiment.models[id]) ?? true;

/** A shared setting as of the models that the page shows. */
export function ofModelsShown(experiment: Experiment, shared: ModelField): ModelField {
  const shown = modelsShown(experiment.models);
  return { ...shared, models: shared.models.filter((id) => shown.includes(id)) };
}

/** The models for which a shared setting does something: of those that are on, or of all that are shown where none of these is on. */
export function modelsMoved(experiment: Experiment, shared: ModelField): readonly ModelId[] {
  const { name, models } = ofModelsShown(experiment, shared);
  const on = models.filter((id) => experiment.models[id].on);
  return (on.length > 0 ? on : models).filter((id) => appliesTo(experiment, id, name));
}

/** The value that a control shows: of the first model that it moves, and whether another model's differs from it. */
export function shownValue(
  experiment: Experiment,
  shared: ModelField,
): { readonly value: AnyValue; readonly differs: boolean } {
  const values = valuesOf(experiment, shared);
  const first = shared.models.indexOf(modelsMoved(experiment, shared)[0]);
  const value = values[Math.max(0, first)];
  return { value, differs: values.some((other) => !sameValue(other, value)) };
}

/** A new value in every one of `models` that has the field; what the models cannot take is mended, with notices. */
export function withModelSetting(
  experiment: Experiment,
  name: string,
  value: AnyValue,
  models: readonly ModelId[] = modelIds,
): { readonly experiment: Experiment; readonly notices: readonly string[] } {
  const notices: string[] = [];
  const changed = models
    .filter((id) => name in specOf(id).fields)
    .map((id) => {
      const mended = specOf(id).mend({ ...experiment.models[id], [name]: value });
      if (isSpokenOf(id, mended.settings)) notices.push(...mended.notices);
      return [id, mended.settings];
    });
  const settings = Object.fromEntries(changed) as Partial<Experiment['models']>;
  const mended = mendOn({ ...experiment.models, ...settings }, modelsOn(experiment));
  return { experiment: { ...experiment, models: mended.models }, notices: [...notices, ...mended.notices] };
}

export function withRunSetting(experiment: Experiment, name: string, value: AnyValue): Experiment {
  return { ...experiment, [name]: value };
}

/** The experiment with the values of moves as its own; a move of T changes nothing, since T is no setting. */
export function withMoves(
  experiment: Experiment,
  moves: readonly Pick<Move, 'field' | 'value'>[],
): { readonly experiment: Experiment; readonly notices: readonly string[] } {
  const notices: string[] = [];
  let moved = experiment;
  for (const { field, value } of moves) {
    const target = moveTarget(field);
    if (target === null || target.nullable || value === null) continue;
    const next = withModelSetting(moved, target.name, value, target.models);
    moved = next.experiment;
    for (const notice of next.notices) notices.push(notice);
  }
  return { experiment: moved, notices };
}

/** The experiment with the live settings of another and its own other ones. */
export function withLiveOf(experiment: Experiment, other: Experiment): Experiment {
  const models = mapSettings((id) => {
    const live = Object.entries(specOf(id).fields).filter(([, field]) => field.live);
    const values = live.map(([name]) => [name, valueOf(other.models[id], name)]);
    return { ...experiment.models[id], ...Object.fromEntries(values) };
  });
  return { ...experiment, models };
}

/** Labels of the settings in which two experiments differ and which a running one cannot take. */
export function restartNeededFor(running: Experiment, shown: Experiment): string[] {
  const fixed = differences(running, shown).filter(({ live }) => !live);
  return [...new Set(fixed.map(({ field }) => field.label))];
}
