/** Whether the other options agree with the run that --resume goes on with, and how many steps they add. Pure: touches no file. */
import { differences } from '../experiment/difference';
import type { Experiment, Move } from '../experiment/experiment';
import { valueOf } from '../schema/read-values';
import { printValue } from '../schema/value-text';

/** What of a run file options are compared with. */
export interface Resumed {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly budget: number;
  /** The backend's name. */
  readonly backend: string;
}

/** `asked` is the run's experiment with the options on top of it. */
export function goingOn(
  { experiment, budget }: Resumed,
  asked: Experiment,
  isGiven: (option: string) => boolean,
): { readonly extend: number } | { readonly problem: string } {
  const other = differences(experiment, asked).find(({ name }) => name !== 'steps');
  if (other) {
    const { name, field, model } = other;
    const of = (one: Experiment) =>
      printValue(valueOf(model === null ? one : one.models[model], name.slice(name.indexOf('.') + 1)));
    const option =
      field.link === 'on' ? `--model: ${model}.on` : `--${model ? `${model}.` : ''}${field.link}`;
    return {
      problem: `${option}: expected ${of(experiment)}, as the resumed run has it, got ${of(asked)}; leave it out, or start a new run without --resume`,
    };
  }
  if (!isGiven('steps')) return { extend: 0 };
  if (asked.steps >= budget) return { extend: asked.steps - budget };
  return {
    problem: `--steps: expected at least ${budget}, the resumed run's budget, got ${asked.steps}; leave it out to train to its end`,
  };
}
