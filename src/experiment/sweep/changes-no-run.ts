/** Whether what a sweep varies makes another run at all: an option of a model that is off changes none. Pure. */
import { modelIds } from '../../models/registry';
import type { Experiment, Move } from '../experiment';
import { startSettings } from '../live-settings';

interface SweptRun {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  /** One of each thing that varies. */
  readonly values: readonly unknown[];
}

/** All that a run depends on. Equal texts are equal runs. */
function runText({ experiment, moves }: SweptRun): string {
  const { models } = startSettings(experiment);
  const taking = modelIds.filter((id) => moves.length > 0 || models[id].settings.on);
  return JSON.stringify([{ ...experiment, models: null }, taking.map((id) => [id, models[id]])]);
}

/** Of what varies, by its places in `values`: those whose values all train the same. */
export function changingNoRun(runs: readonly SweptRun[], places: readonly number[]): number[] {
  const texts = runs.map(runText);
  return places.filter((place) => {
    const first = new Map<string, string>();
    return !runs.some(({ values }, i) => {
      const others = JSON.stringify(values.toSpliced(place, 1));
      const text = first.get(others) ?? texts[i];
      first.set(others, text);
      return text !== texts[i];
    });
  });
}
