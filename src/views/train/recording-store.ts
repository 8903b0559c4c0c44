/** The recording that stands on the page until something trains, and the hand that plays it: a place among its frames, moved by a clock or by a slider. Reads no file. */
import { createStore } from 'zustand/vanilla';
import type { FirstDigits } from '../../experiment/first-digits';
import type { Recording } from '../../experiment/recording';
import { runSlice } from '../../state/run-store';
import { defineSlice, type Readable } from '../../state/slice';

interface RecordingState {
  readonly recording: Recording | null;
  /** The digits that were reconstructed; null where they could not be read. */
  readonly digits: FirstDigits | null;
  /** Why there is no recording; null while there is none yet, or one. */
  readonly problem: string | null;
  /** 0 at the first frame, 2.5 half way from the third to the fourth. */
  readonly position: number;
  readonly playing: boolean;
  /** A run has been begun: its own curves and pictures take this place. */
  readonly over: boolean;
}

export interface RecordingStore extends Readable<RecordingState> {
  /** Plays it once, or where nothing may move shows its end. */
  show(recording: Recording, digits: FirstDigits | null, moving: boolean): void;
  fail(problem: string): void;
  /** From here, or from the beginning where it is at its end. */
  play(): void;
  pause(): void;
  /** To a frame, which pauses. */
  seek(frame: number): void;
  /** A run begins. */
  leave(): void;
  /** There is no run again, and nothing of one to show. */
  comeBack(): void;
}

/** A page's requestAnimationFrame. */
type NextFrame = (call: (now: number) => void) => void;

/** All frames in about 8 seconds. */
export const FRAME_MILLISECONDS = 600;
/** A page that was hidden goes on where it was. */
const LONGEST_MILLISECONDS = 100;

export const lastFrame = ({ recording }: Pick<RecordingState, 'recording'>): number =>
  recording === null ? 0 : recording.frames.length - 1;

/** The frame whose pictures are shown. */
export const frameAt = ({ position }: Pick<RecordingState, 'position'>): number => Math.floor(position);

export function createRecordingStore(
  nextFrame: NextFrame = (call) => void requestAnimationFrame(call),
): RecordingStore {
  const store = createStore<RecordingState>(() => ({
    recording: null,
    digits: null,
    problem: null,
    position: 0,
    playing: false,
    over: false,
  }));
  const { getState, setState } = store;
  /** Counts the plays, so that the clock of an earlier one stops. */
  let plays = 0;

  function advance(milliseconds: number): void {
    const { position } = getState();
    const last = lastFrame(getState());
    const next = Math.min(last, position + milliseconds / FRAME_MILLISECONDS);
    setState({ position: next, playing: next < last });
  }

  function run(play: number, before: number | null): void {
    nextFrame((now) => {
      if (play !== plays || !getState().playing) return;
      advance(Math.min(LONGEST_MILLISECONDS, before === null ? 0 : Math.max(0, now - before)));
      if (getState().playing) run(play, now);
    });
  }

  function play(): void {
    const last = lastFrame(getState());
    if (last === 0 || getState().over) return;
    setState(({ position }) => ({ playing: true, position: position >= last ? 0 : position }));
    run(++plays, null);
  }

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    show(recording, digits, moving) {
      setState({ recording, digits, problem: null, position: 0, playing: false });
      if (moving) play();
      else setState({ position: lastFrame(getState()) });
    },
    fail: (problem) => setState({ problem }),
    play,
    pause: () => setState({ playing: false }),
    seek: (frame) =>
      setState((state) => ({ position: Math.min(lastFrame(state), Math.max(0, frame)), playing: false })),
    leave: () => setState({ over: true, playing: false }),
    comeBack: () => setState({ over: false }),
  };
}

/** The recording gives way when a run begins, and comes back where a link leaves the page without one. */
export const recordingSlice = defineSlice(({ of, atEnd }) => {
  const store = createRecordingStore();
  const run = of(runSlice);
  if (run.getState().begun) store.leave();
  atEnd(
    run.subscribe((now, before) => {
      if (now.begun === before.begun) return;
      if (now.begun) store.leave();
      else store.comeBack();
    }),
  );
  return store;
});
