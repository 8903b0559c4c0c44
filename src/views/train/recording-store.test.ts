import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/default-experiment';
import type { Recording } from '../../experiment/recording';
import { createRecordingStore, FRAME_MILLISECONDS, frameAt } from './recording-store';

const recording: Recording = {
  code: 'coarse-grain test',
  backend: { name: 'wasm', threads: 1, plan: 'none' },
  dataset: { name: 'mnist', sha256: 'ab' },
  experiment: defaultExperiment(),
  frames: [0, 10, 100],
  curve: [1],
  models: {},
};

/** A store, and a clock that is turned by hand: one frame of the screen after another. */
function setUp(frame = 50) {
  const waiting: ((now: number) => void)[] = [];
  let now = 1000;
  const store = createRecordingStore((call) => void waiting.push(call));
  const pass = (milliseconds: number, step = frame) => {
    for (let spent = 0; spent < milliseconds; spent += step) {
      now += step;
      waiting.splice(0).forEach((call) => call(now));
    }
  };
  // The first frame of a play only starts its clock.
  const begin = () => pass(frame);
  return { store, pass, begin, state: store.getState, waiting };
}

describe('a recording', () => {
  it('plays once, holds its end, and then asks for no more frames', () => {
    const { store, pass, begin, state, waiting } = setUp();
    store.show(recording, null, true);
    expect(state()).toMatchObject({ position: 0, playing: true });
    begin();
    pass(FRAME_MILLISECONDS / 2);
    expect(state().position).toBeCloseTo(0.5, 6);
    pass(FRAME_MILLISECONDS);
    expect(frameAt(state())).toBe(1);
    pass(FRAME_MILLISECONDS);
    expect(state()).toMatchObject({ position: 2, playing: false });
    expect(waiting).toHaveLength(0);
  });

  it('stands still at its end where nothing may move, and plays only when asked', () => {
    const { store, state, waiting } = setUp();
    store.show(recording, null, false);
    expect(state()).toMatchObject({ position: 2, playing: false });
    expect(waiting).toHaveLength(0);
    store.play();
    expect(state()).toMatchObject({ position: 0, playing: true });
  });

  it('pauses and goes on from there', () => {
    const { store, pass, begin, state } = setUp();
    store.show(recording, null, true);
    begin();
    pass(FRAME_MILLISECONDS / 2);
    store.pause();
    pass(5000);
    expect(state().position).toBeCloseTo(0.5, 6);
    store.play();
    begin();
    pass(FRAME_MILLISECONDS / 2);
    expect(state().position).toBeCloseTo(1, 6);
  });

  it('runs on one clock, however often it is paused and played', () => {
    const { store, pass, begin, state } = setUp();
    store.show(recording, null, true);
    store.pause();
    store.play();
    store.pause();
    store.play();
    begin();
    pass(FRAME_MILLISECONDS / 2);
    expect(state().position).toBeCloseTo(0.5, 6);
  });

  it('goes to a frame, inside its ends, and stays there', () => {
    const { store, pass, state } = setUp();
    store.show(recording, null, true);
    store.seek(1);
    pass(5000);
    expect(state()).toMatchObject({ position: 1, playing: false });
    store.seek(99);
    expect(state().position).toBe(2);
    store.seek(-1);
    expect(state().position).toBe(0);
  });

  it('does not jump to its end after a page was hidden', () => {
    const { store, pass, begin, state } = setUp();
    store.show(recording, null, true);
    begin();
    pass(60_000, 60_000);
    expect(state().position).toBeLessThan(0.2);
  });

  it('stops and leaves when a run begins, and moves no more', () => {
    const { store, pass, begin, state } = setUp();
    store.show(recording, null, true);
    begin();
    store.leave();
    pass(5000);
    store.play();
    expect(state()).toMatchObject({ over: true, playing: false, position: 0 });
    store.comeBack();
    expect(state().over).toBe(false);
  });

  it('that never came cannot be played', () => {
    const { store, state } = setUp();
    store.fail('recording.json: expected the file, got 404');
    store.play();
    expect(state()).toMatchObject({ playing: false, problem: 'recording.json: expected the file, got 404' });
  });
});
