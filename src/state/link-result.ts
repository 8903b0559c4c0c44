/** The result that an opened link brought (definition 22): its figures and ghost, and what the replay says of it. Reads no text; brought-result.ts does, for a link that has one. */
import { createStore } from 'zustand/vanilla';
import { encodeLink } from '../experiment/encode-link';
import type { Experiment, Move } from '../experiment/experiment';
import type { Result, StepTerms } from '../experiment/result/result';
import type { Verdict } from '../experiment/result/verdict';
import { linked, type ExperimentState } from './experiment-store';
import type { OfSeries } from './series';
import { defineSlice, type Readable } from './slice';

/** A sender's curves, as far as the link has them. */
export interface Ghost extends OfSeries {
  readonly minibatch: readonly StepTerms[];
  readonly validation: readonly StepTerms[];
}

/**
 * Whether the run to come, or the one in hand, is that of the link. `past`: it went on from a step after that of the result.
 * `other start`: of the same settings and moves, it does not begin from the parameters that the link's did.
 */
export type Replay = 'waits' | 'replays' | 'past' | 'changed' | 'other start';

interface LinkResultState {
  /** Null where the link brought none. */
  readonly result: Result | null;
  /** A model each. */
  readonly ghost: readonly Ghost[];
  readonly replay: Replay;
  /** sha256 of the parameters that the link's run began from; null for initial weights. */
  readonly start: string | null;
  /** Null before there was a replay. */
  readonly verdict: Verdict | null;
}

/** What the link says of its run. */
interface Linked {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
}

interface Brought extends Linked, Pick<LinkResultState, 'result' | 'ghost' | 'start'> {
  /** As it stands in the link. */
  readonly text: string;
  /** Ends the judging. */
  readonly stop: () => void;
}

interface LinkResult extends Readable<LinkResultState> {
  bring(brought: Brought): void;
  judge(judged: Pick<LinkResultState, 'replay' | 'verdict'>): void;
  /** Another link was opened, or nobody wants to see it any more. */
  leave(): void;
  /** For the page's address: null once its settings or moves are not the link's any more. */
  textFor(state: ExperimentState): string | null;
}

const none: LinkResultState = { result: null, ghost: [], replay: 'waits', start: null, verdict: null };

export const linkResultSlice = defineSlice((): LinkResult => {
  const store = createStore<LinkResultState>(() => none);
  let brought: Brought | null = null;
  const leave = () => {
    brought?.stop();
    brought = null;
    if (store.getState().result !== null) store.setState(none);
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    bring(next) {
      leave();
      brought = next;
      const { result, ghost, start } = next;
      store.setState({ ...none, result, ghost, start });
    },
    judge: (judged) => store.setState(judged),
    leave,
    textFor(state) {
      if (brought === null) return null;
      const { experiment, moves } = linked(state);
      return encodeLink(experiment, moves) === encodeLink(brought.experiment, brought.moves)
        ? brought.text
        : null;
    },
  };
});
