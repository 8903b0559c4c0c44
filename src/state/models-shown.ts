/** The models that have a column: those on, and where others are shown too, as many of them as there is room for. */
import { useMemo } from 'react';
import { modelsShown } from '../experiment/most-on';
import { modelIds, type ModelId } from '../models/registry';
import { experimentSlice, type ExperimentState } from './experiment-store';
import { modelsOn } from './settings';
import { numberWord } from '../ui/number-word';
import { useSlice } from './use-page';

/** Of the run in hand, or of the settings where there is none. */
export const useModelsShown = (): readonly ModelId[] =>
  useModels((state) => modelsShown((state.started ?? state.shown).models));

/** Those that a list offers: shown or, as a link may have it, chosen. */
export function useModelsOffered(chosen: string | null): readonly ModelId[] {
  const ids = useModelsShown().join();
  return useMemo(() => modelIds.filter((id) => id === chosen || ids.split(',').includes(id)), [ids, chosen]);
}

/** How many Train would train, with their verb: 'three autoencoders learn'. */
export function useLearners(kind: string): string {
  const count = useModelsOn().length;
  return `${numberWord(count)} ${kind}${count === 1 ? ' learns' : 's learn'}`;
}

/** Those that take part in the run in hand, or would by the settings where there is none. */
export const useModelsOfRun = (): readonly ModelId[] =>
  useModels((state) => modelsOn(state.started ?? state.shown));

/** Those that are on, by the settings shown. */
export const useModelsOn = (): readonly ModelId[] => useModels(({ shown }) => modelsOn(shown));

function useModels(select: (state: ExperimentState) => readonly ModelId[]): readonly ModelId[] {
  // A text, so that only another choice draws the columns anew.
  const ids = useSlice(experimentSlice, (state) => select(state).join()).split(',');
  return modelIds.filter((id) => ids.includes(id));
}
