/** Where the run in hand stands: the engine's status, backend, preparation and failure, as it last said. */
import type { Experiment } from '../experiment/experiment';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  BackendChoice,
  BackendReport,
  EngineFailure,
  OpenDataset,
  Progress,
  RunState as EngineState,
  Status,
  StepDigest,
} from '../engine/protocol';
import type { Move } from '../experiment/experiment';
import { moveTarget } from '../experiment/move-fields';
import { temperatureOf } from '../experiment/temperature';
import { defineSlice } from './slice';

/** A branch that trains again what an older run had trained. */
export interface Again {
  /** Up to there. */
  readonly to: number;
  /** Whether it rests there, as the older run did. */
  readonly rest: boolean;
  /** The older run has ended: what the engine says is of the branch. */
  readonly begun: boolean;
}

export interface RunState {
  readonly status: Status;
  /** Somebody asked for a run, or for one step; a link opens a page that has none again. */
  readonly begun: boolean;
  /** The engine is choosing a backend and reading the first pictures. */
  readonly opening: boolean;
  readonly backend: BackendReport | null;
  readonly choice: BackendChoice;
  /** The data set in hand; null until the engine has one open. */
  readonly dataset: OpenDataset | null;
  readonly progress: Progress | null;
  readonly failure: EngineFailure | null;
  readonly again: Again | null;
  /** As it was started: the run that the engine has by its own word. */
  readonly inEngine: Experiment | null;
  /** sha256 of the parameters that the run in hand, or that of the opened link, began from; null for initial weights. */
  readonly start: string | null;
  /** Whose `start` it is while there is no run: the opened link's, or that of the run that was left. */
  readonly startOf: { readonly experiment: Experiment; readonly moves: readonly Move[] } | null;
  /** The step that the run in hand goes on from, 0 for its first; null before the engine has said so. */
  readonly goesOnFrom: number | null;
  /** The step at which a run that starts is to say its digest; null for none. */
  readonly digestAt: number | null;
  /** Of the run in hand, as it was asked for; null before. */
  readonly digest: StepDigest | null;
  /** The last milestone in words, for the page's live region. */
  readonly milestone: string;
}

export type RunStore = StoreApi<RunState>;

export const idleStatus: Status = {
  state: 'idle',
  step: 0,
  steps: 0,
  stepsPerSecond: 0,
  secondsLeft: null,
  temperature: {},
  temperatureHeld: {},
};

function createRunStore(): RunStore {
  return createStore<RunState>(() => ({
    status: idleStatus,
    begun: false,
    opening: false,
    backend: null,
    choice: 'auto',
    dataset: null,
    progress: null,
    failure: null,
    again: null,
    inEngine: null,
    start: null,
    startOf: null,
    goesOnFrom: null,
    digestAt: null,
    digest: null,
    milestone: '',
  }));
}

export const runSlice = defineSlice(createRunStore);

/** The status as it will be once a move of T is taken: held at a number, or given back to the schedule of the run. */
export function withTemperature(
  status: Status,
  field: string,
  value: Move['value'],
  { models: settings, steps }: Experiment,
): Status {
  const models = moveTarget(field)?.models ?? [];
  const each = <V>(entry: V) => Object.fromEntries(models.map((id) => [id, entry]));
  const temperatures =
    typeof value === 'number'
      ? each(value)
      : Object.fromEntries(
          models.map((id) => [id, temperatureOf(id, settings[id], null, status.step, steps)]),
        );
  return {
    ...status,
    temperature: { ...status.temperature, ...temperatures },
    temperatureHeld: { ...status.temperatureHeld, ...each(value !== null) },
  };
}

/** Whether the run is gone with its engine, so that it can only be trained again from its start. */
export const endsEngine = ({ kind }: EngineFailure): boolean =>
  kind === 'internal' || kind === 'device-lost' || kind === 'memory' || kind === 'silent';

const working: ReadonlySet<EngineState> = new Set(['training', 'evaluating']);

/** Whether steps are being trained, or evaluated on the way. */
export const isTraining = (status: Status): boolean => working.has(status.state);

/** Whether a run or the engine is being prepared, so that no other can begin. */
export const isBusy = ({ status, opening }: Pick<RunState, 'status' | 'opening'>): boolean =>
  status.state === 'preparing' || opening;

/** Whether there is a run, if only one that failed. */
export const hasRun = (status: Status): boolean => status.state !== 'idle' && status.state !== 'preparing';

/** Whether the run can be asked for pictures. */
export const canBeAsked = (status: Status): boolean => hasRun(status) && status.state !== 'failed';

const count = new Intl.NumberFormat('en-GB');

/** The page's title: how far a run is, so that a tab in the background tells. */
export function titleOf(status: Status, name: string): string {
  if (status.state === 'idle') return name;
  const at = `${count.format(status.step)} / ${count.format(status.steps)}`;
  if (status.state === 'failed') return `⚠ stopped at ${at} · ${name}`;
  if (status.state === 'finished') return `✓ ${at} · ${name}`;
  return `${isTraining(status) ? '▶' : '❚❚'} ${at} · ${name}`;
}

/** A sentence for a change of state that a listener would want to hear; null where there is nothing to say. */
export function milestoneOf(before: Status, after: Status): string | null {
  const step = count.format(after.step);
  const began = isTraining(after) && !isTraining(before);
  if (began) return after.step === 0 ? 'Training started.' : `Training goes on from step ${step}.`;
  if (after.state !== before.state) {
    if (after.state === 'paused') return `Paused at step ${step}.`;
    if (after.state === 'finished') return `Finished at step ${step}.`;
  }
  const quarter = (status: Status) => Math.floor((4 * status.step) / Math.max(1, status.steps));
  const passed = quarter(after);
  return isTraining(after) && after.steps === before.steps && passed > quarter(before) && passed < 4
    ? `${passed * 25}% of the steps are trained.`
    : null;
}
