/** What speaks against comparing L of runs: other data, other pixels, other T. Pure. */
import { settingsAt } from '../../experiment/live-settings';
import { evaluationTemperature } from '../../experiment/temperature';
import type { ModelId } from '../../models/registry';
import { nameOf } from '../../state/model-names';
import { listWords } from './compare-words';
import type { ComparedRun } from './compared-run';

interface Lettered {
  readonly letter: string;
  readonly run: Pick<ComparedRun, 'experiment' | 'moves' | 'step' | 'models'>;
}

/** T at which the run's L of a model is evaluated by now; null for a model without T. */
function temperatureIn({ experiment, moves, step }: Lettered['run'], model: ModelId): number | null {
  const { settings, heldTemperature } = settingsAt(experiment, moves, step).models[model];
  return evaluationTemperature(model, settings, heldTemperature);
}

/** 'none' of grey pixels; static and dynamic draws are evaluated on the same one. */
const pixelsOf = ({ experiment }: Lettered['run']) => (experiment.binarise === 'none' ? 'grey' : 'binarised');

/** Why L of these runs cannot even be measured against each other, or null. */
export function otherPictures(runs: readonly Lettered[]): string | null {
  if (new Set(runs.map(({ run }) => run.experiment.dataset)).size > 1)
    return 'These runs are of different data sets. Their L cannot be compared: the pictures differ.';
  if (new Set(runs.map(({ run }) => pixelsOf(run))).size > 1)
    return 'Some of these runs see grey pixels, others binarised ones. Their L cannot be compared: the pixels differ.';
  return null;
}

/** 'T = 0.5 in A and C, T = 1 in B'; null where all runs with the model have one T, or it has none. */
export function otherTemperatures(runs: readonly Lettered[], model: ModelId): string | null {
  const letters = new Map<number, string[]>();
  for (const { letter, run } of runs) {
    if (!run.models.has(model)) continue;
    const T = temperatureIn(run, model);
    if (T !== null) letters.set(T, [...(letters.get(T) ?? []), letter]);
  }
  if (letters.size < 2) return null;
  return [...letters].map(([T, of]) => `T = ${T} in ${listWords(of)}`).join(', ');
}

/** Sentences, of all runs and models that are shown. */
export function caveats(runs: readonly Lettered[], models: readonly ModelId[]): readonly string[] {
  const pictures = otherPictures(runs);
  const temperatures = models.flatMap((model) => {
    const found = otherTemperatures(runs, model);
    return found === null
      ? []
      : [
          `${nameOf(model)} is evaluated at ${found}. L at different T cannot be compared as a likelihood; the Audit view measures bounds that can.`,
        ];
  });
  return pictures === null ? temperatures : [pictures, ...temperatures];
}
