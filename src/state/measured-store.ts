/** The last long measurement of each model by one command, and one under way; asks for them one after the other, judges nothing. */
import { createStore } from 'zustand/vanilla';
import type { Commands, Events, Measurement } from '../engine/protocol';
import type { Experiment, Move } from '../experiment/experiment';
import type { ModelId } from '../models/registry';
import { experimentSlice } from './experiment-store';
import { measuringNowSlice } from './measuring-now';
import { runSlice } from './run-store';
import type { Readable, SlicePage } from './slice';
import { atRest, createTask, type TaskState } from './task';

/** Where the run stood when something was measured. */
interface MeasuredAt {
  /** The experiment that its run was started with, by identity. */
  readonly started: Experiment | null;
  readonly step: number;
  /** Moves made so far, of those that count. */
  readonly moves: number;
}

export interface Measured<T> extends MeasuredAt {
  readonly found: T;
  /** Moves that make it older; those that change nothing of what was measured do not count. */
  readonly counts: (move: Move) => boolean;
}

/** Which run it is of and how old it is, beside the run in hand. */
export type Age = 'now' | 'older' | 'other run';

export function ageOf(measured: MeasuredAt, now: MeasuredAt): Age {
  if (measured.started !== now.started) return 'other run';
  return measured.step === now.step && measured.moves === now.moves ? 'now' : 'older';
}

/** The same of the run in hand, with all its moves. */
export const ageNow = (
  { counts, ...at }: Measured<unknown>,
  { moves, ...now }: Omit<MeasuredAt, 'moves'> & { readonly moves: readonly Move[] },
): Age => ageOf(at, { ...now, moves: moves.filter(counts).length });

interface MeasuredState<T> extends TaskState<Omit<Events['measuring'], 'command'>> {
  /** Kept until the same model is measured again, or any model of another run. */
  readonly byModel: Readonly<Partial<Record<ModelId, Measured<T>>>>;
}

export interface MeasuredStore<K extends Measurement> extends Readable<MeasuredState<Commands[K]['give']>> {
  /** Measures the models in turn; what came before a stop, an error or another run stays. */
  measure(models: readonly ModelId[], how: Omit<Commands[K]['take'], 'model'>): Promise<void>;
  /** Nothing of the measurement under way is kept, and none of those that would follow is begun. */
  stop(): Promise<void>;
}

export function createMeasuredStore<K extends Measurement>(
  { client, of, atEnd }: Pick<SlicePage, 'client' | 'of' | 'atEnd'>,
  command: K,
  /** Whether a move changes what is measured of a model: unset, any, as one of T, M or R makes other parameters the best. */
  countsFor: (model: ModelId, move: Move) => boolean = () => true,
): MeasuredStore<K> {
  type Found = Commands[K]['give'];
  const experiment = of(experimentSlice);
  const run = of(runSlice);
  const now = of(measuringNowSlice);
  const store = createStore<MeasuredState<Found>>(() => ({ ...atRest, byModel: {} }));
  const { getState, setState, getInitialState, subscribe } = store;
  const task = createTask(store);

  atEnd(
    client.on((event) => {
      if (event.event === 'measuring' && event.data.command === command) task.tell(event.data);
    }),
  );

  /** How long it is is not known before its first progress. */
  const first = (model: ModelId) => ({ model, done: 0, total: 1 });

  /** Those of two runs do not stand side by side. */
  function ofRun(
    byModel: MeasuredState<Found>['byModel'],
    started: Experiment | null,
  ): MeasuredState<Found>['byModel'] {
    return Object.fromEntries(Object.entries(byModel).filter(([, each]) => each.started === started));
  }

  async function measureEach(
    models: readonly ModelId[],
    how: Omit<Commands[K]['take'], 'model'>,
  ): Promise<void> {
    const { started } = experiment.getState();
    for (const model of models) {
      task.tell(first(model));
      // A move that is made meanwhile is taken after it.
      const counts = (move: Move) => countsFor(model, move);
      const moves = experiment.getState().moves.filter(counts).length;
      const found = await client.call(command, { model, ...how } as Commands[K]['take']);
      if (experiment.getState().started !== started) return;
      const { step } = run.getState().status;
      const entry: Measured<Found> = { found, started, step, moves, counts };
      setState(({ byModel }) => ({ byModel: { ...ofRun(byModel, started), [model]: entry } }));
      if (getState().stopped) return;
    }
  }

  return {
    ...{ getState, getInitialState, subscribe },
    measure: (models, how) =>
      task.begin(first(models[0]), async () => {
        now.setState(command, true);
        try {
          await measureEach(models, how);
        } finally {
          now.setState(null, true);
        }
      }),
    stop: () => task.stop(() => client.call('stopMeasuring', null)),
  };
}
