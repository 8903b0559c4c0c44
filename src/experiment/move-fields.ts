/** What a hand may move while a run trains: the live fields (definition 10), and T, which is no field of an experiment. Pure. */
import { modelIds, specOf, type ModelId } from '../models/registry';
import type { Field, NumberField } from '../schema/field';
import { modelFields } from './model-fields';

interface MoveField {
  readonly name: string;
  readonly field: Field;
  /** The models that have it. */
  readonly models: readonly ModelId[];
  /** True where null is a value: T goes back to the schedule. */
  readonly nullable: boolean;
}

/** The live T. While it is held, it stands in place of T(t) and of the evaluation's T (definitions 2 and 6). */
export const temperatureField: NumberField = {
  kind: 'number',
  link: 'T',
  label: 'Temperature',
  symbol: 'T',
  meaning:
    'Temperature of the Concrete distribution, for every model that has one. Moving it overrides the schedule, for training and evaluation, until T is released.',
  equation: {
    tex: String.raw`y_{jr}=\frac{\exp((g_{jr}+\beta_{jr})/T)}{\sum_{o=1}^{R}\exp((g_{jo}+\beta_{jo})/T)}`,
    source: 'section 3.3',
  },
  moves: 'Posterior: the samples, at every movement; Curves: term2 of Cat and CG-BPEF once let go.',
  live: true,
  probed: true,
  minimum: 0.01,
  maximum: 5,
  scale: 'logarithmic',
  default: 1,
};

export const moveFields: readonly MoveField[] = [
  {
    name: 'temperature',
    field: temperatureField,
    models: modelIds.filter((id) => 'temperatureMinimum' in specOf(id).fields),
    nullable: true,
  },
  ...modelFields.filter(({ field }) => field.live).map((shared) => ({ ...shared, nullable: false })),
];

/** What 'learningRate' or 'cg-bpef.learningRate' moves; null where no model has such a live field. */
export function moveTarget(name: string): MoveField | null {
  const dot = name.indexOf('.');
  const bare = name.slice(dot + 1);
  const found = moveFields.find((candidate) => candidate.name === bare);
  if (found === undefined || dot < 0) return found ?? null;
  const models = found.models.filter((id) => id === name.slice(0, dot));
  return models.length === 0 ? null : { ...found, models };
}
