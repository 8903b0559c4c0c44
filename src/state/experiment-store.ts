/** The experiment that the controls show, the one that runs, its moves, and what was changed on the way. Immutable values; no engine. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Experiment, Move } from '../experiment/experiment';
import { inOrder } from '../experiment/live-settings';
import type { ModelId } from '../models/registry';
import type { AnyValue } from '../schema/field';
import { defineSlice } from './slice';
import { defaultExperiment } from '../experiment/default-experiment';
import { restartNeededFor, withLiveOf, withModelSetting, withMoves, withRunSetting } from './settings';

export type AskedMove = Pick<Move, 'field' | 'value'>;

export interface ExperimentState {
  /** What the controls show: live settings as the run has them now, the others as the next run will. */
  readonly shown: Experiment;
  /** What the run in hand was started with; null where there is none. */
  readonly started: Experiment | null;
  /** The moves of the run in hand; before it starts, those that an opened link brought and that it will replay. */
  readonly moves: readonly Move[];
  /** Moves that the engine was asked to take and has not answered yet. */
  readonly asked: readonly AskedMove[];
  /** Sentences on what was changed, clamped or not understood; shown until dismissed. */
  readonly notices: readonly string[];
}

export interface ExperimentStore extends Pick<
  StoreApi<ExperimentState>,
  'getState' | 'subscribe' | 'getInitialState'
> {
  /** A link's experiment takes the place of everything; there is no run until Train. */
  open(experiment: Experiment, moves: readonly Move[], notices: readonly string[]): void;
  /** The shown settings become those of a new run, with these moves to replay. */
  start(moves: readonly Move[]): void;
  /** Another run of the same experiment, with these moves: the live settings are those of its start again, until it makes them. */
  branch(moves: readonly Move[]): void;
  /** The moves that a run yet to start will make. */
  plan(moves: readonly Move[]): void;
  /** There is no run any more; its settings and moves stay for the next. */
  drop(): void;
  /** In `models`, or in all that have it. */
  setModels(name: string, value: AnyValue, models?: readonly ModelId[]): void;
  setRun(name: string, value: AnyValue): void;
  /** The settings that need a restart become those of the run in hand again. */
  keepRunning(): void;
  /** What the controls show of a live setting: under the hand, or as the run says that it took it. */
  setLive(moves: readonly AskedMove[]): void;
  /** The engine is asked to take a move; what this answers is called once it said whether the run will. */
  ask(move: AskedMove): () => void;
  /** The run will take a move: the one place that writes one down. All are kept, two of one step too: the second may rest on what the first clamped. */
  move(move: Move): void;
  /** What the controls showed before a move that the run would not take. */
  show(experiment: Experiment): void;
  /** The run went back; these are its moves, and its settings are what they make of its start. */
  rewind(step: number, moves: readonly Move[]): void;
  /** T before the first step of a run yet to start; null gives it to the schedule. */
  planTemperature(value: number | null): void;
  notice(texts: readonly string[]): void;
  dismiss(): void;
}

/** The settings shown after moves. The run in hand judges these, whatever is chosen for the next. */
function shownAfter({ started, shown }: ExperimentState, moves: readonly AskedMove[]) {
  if (started === null) return withMoves(shown, moves);
  const { experiment, notices } = withMoves(withLiveOf(started, shown), moves);
  return { experiment: withLiveOf(shown, experiment), notices };
}

const holdsAtStart = (move: Move) => move.step === 0 && move.field === 'temperature';

export function createExperimentStore(initial: Experiment): ExperimentStore {
  const store = createStore<ExperimentState>(() => ({
    shown: initial,
    started: null,
    moves: [],
    asked: [],
    notices: [],
  }));
  const { setState, getState } = store;
  const change = (changed: { readonly experiment: Experiment; readonly notices: readonly string[] }) => {
    setState({ shown: changed.experiment });
    notice(changed.notices);
  };
  const notice = (texts: readonly string[]) => {
    const said = new Set(getState().notices);
    const fresh = texts.filter((text) => !said.has(text));
    if (fresh.length) setState((state) => ({ notices: [...state.notices, ...new Set(fresh)] }));
  };
  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    notice,
    open: (experiment, moves, notices) =>
      setState({ shown: experiment, started: null, moves: [...moves], notices: [...new Set(notices)] }),
    // A copy, so that two runs of the same settings are two objects.
    start: (moves) => setState((state) => ({ started: { ...state.shown }, moves: [...moves] })),
    branch: (moves) =>
      setState(({ started, shown }) =>
        started === null
          ? {}
          : { started: { ...started }, moves: [...moves], shown: withLiveOf(shown, started) },
      ),
    plan: (moves) => setState({ moves: [...moves] }),
    drop: () => setState((state) => ({ shown: state.started ?? state.shown, started: null })),
    setModels: (name, value, models) => change(withModelSetting(getState().shown, name, value, models)),
    setRun: (name, value) => setState((state) => ({ shown: withRunSetting(state.shown, name, value) })),
    keepRunning: () =>
      setState(({ started, shown }) => ({ shown: started === null ? shown : withLiveOf(started, shown) })),
    setLive: (moves) => change(shownAfter(getState(), moves)),
    ask(move) {
      setState((state) => ({ asked: [...state.asked, move] }));
      return () => setState((state) => ({ asked: state.asked.filter((one) => one !== move) }));
    },
    move: (move) =>
      setState((state) => ({
        moves: inOrder([...state.moves, move]),
        shown: shownAfter(state, [move]).experiment,
      })),
    show: (experiment) => setState({ shown: experiment }),
    rewind: (step, moves) =>
      setState((state) => {
        const start = state.started ?? state.shown;
        const past = moves.filter((move) => move.step <= step);
        const taken = withMoves(start, past).experiment;
        return { moves: [...moves], shown: withLiveOf(state.shown, taken) };
      }),
    planTemperature: (value) =>
      setState((state) => {
        const others = state.moves.filter((move) => !holdsAtStart(move));
        const planned = value === null ? [] : [{ step: 0, field: 'temperature', value }];
        return { moves: inOrder([...planned, ...others]) };
      }),
    dismiss: () => setState({ notices: [] }),
  };
}

export const experimentSlice = defineSlice(() => createExperimentStore(defaultExperiment()));

/** What a link of this page stands for: the run in hand, or the settings shown where they need a new run. */
export function linked(state: ExperimentState): {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
} {
  if (state.started === null) return { experiment: state.shown, moves: state.moves };
  return restartNeededFor(state.started, state.shown).length > 0
    ? { experiment: state.shown, moves: [] }
    : { experiment: state.started, moves: state.moves };
}

/** The value at which T is held before a run's first step, by its moves; null where it follows the schedule. */
export function plannedTemperature(moves: readonly Move[]): number | null {
  const move = moves.findLast(holdsAtStart);
  return typeof move?.value === 'number' ? move.value : null;
}
