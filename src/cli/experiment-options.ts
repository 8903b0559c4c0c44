/** Every field of an experiment as an option of the command line, generated from the fields. Pure. */
import { runFields } from '../experiment/experiment';
import { modelFields } from '../experiment/model-fields';
import type { ModelId } from '../models/registry';
import type { Field } from '../schema/field';

export interface ExperimentOption {
  /** The field's name in the experiment. */
  readonly name: string;
  readonly field: Field;
  /** Without dashes: the key of a link, and the long name where it is another. */
  readonly names: readonly string[];
  /** The models that have it; null for a field of the run. */
  readonly models: readonly ModelId[] | null;
}

/** 'learningRate' as 'learning-rate'. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function option(name: string, field: Field, models: ExperimentOption['models']): ExperimentOption {
  return { name, field, models, names: [...new Set([field.link, kebab(name)])] };
}

export const experimentOptions: readonly ExperimentOption[] = [
  ...Object.entries<Field>(runFields).map(([name, field]) => option(name, field, null)),
  ...modelFields.map(({ name, field, models }) => option(name, field, models)),
];

/** Every way to name an option, '<model>.<name>' among them, with what it sets. */
export const optionsByName: ReadonlyMap<string, ExperimentOption> = new Map(
  experimentOptions.flatMap((found) =>
    found.names.flatMap((name): [string, ExperimentOption][] => [
      [name, found],
      ...(found.models ?? []).map((id): [string, ExperimentOption] => [
        `${id}.${name}`,
        { ...found, models: [id] },
      ]),
    ]),
  ),
);
