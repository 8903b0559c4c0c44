import { describe, expect, it } from 'vitest';
import type { BackendReport } from '../engine/protocol';
import { defaultExperiment } from '../experiment/default-experiment';
import { MOST_MOVES } from '../experiment/moves-text';
import { emptyView } from '../experiment/view';
import { createExperimentStore } from '../state/experiment-store';
import { differenceOf, hashOf, lackOf, openedLink } from './link';

const backend: BackendReport = {
  name: 'wasm',
  reason: 'It is a test.',
  threads: 3,
  software: false,
  device: '',
  plan: 'tfjs-4.22.0',
  candidates: [],
};
const code = 'coarse-grain 1.2.3';

describe('the hash of the page', () => {
  it('opens to the run in hand: experiment, moves, what made it and what nobody here knows', () => {
    const store = createExperimentStore({ ...defaultExperiment(), seed: 7 });
    store.start([]);
    store.move({ step: 12, field: 'temperature', value: 0.7 });
    store.move({ step: 30, field: 'polynomialOrder', value: 3 });
    const link = openedLink(`#${hashOf(store.getState(), backend, code, [['lesson', '4']], emptyView)}`);
    expect(link.experiment).toEqual({ ...defaultExperiment(), seed: 7 });
    expect(link.moves).toEqual(store.getState().moves);
    expect(link.information).toEqual({ backend: 'wasm', threads: '3', plan: 'tfjs-4.22.0', code });
    expect(link.unknown).toEqual([['lesson', '4']]);
    expect(link.told.join()).toContain('2 changes made by hand, the first at step 12');
  });

  it('has of one field at one step the last move, and none where there are too many, which it says', () => {
    const store = createExperimentStore(defaultExperiment());
    const move = (step: number) => ({ step, field: 'klWeight', value: 1 + step / 10_000 });
    const written = () => openedLink(hashOf(store.getState(), null, code, [], emptyView));
    store.start([move(0), ...Array.from({ length: MOST_MOVES }, (_, step) => move(step))]);
    expect(written().moves).toHaveLength(MOST_MOVES);
    expect([written().notices, lackOf(store.getState())]).toEqual([[], null]);
    store.move(move(MOST_MOVES));
    expect([written().moves, written().told]).toEqual([[], []]);
    expect(lackOf(store.getState())).toBe(
      'The moves are left out: a link holds at most 2000, and this run has 2001. A run file holds all.',
    );
  });

  it('says nothing where there is nothing to say', () => {
    const store = createExperimentStore(defaultExperiment());
    expect(openedLink(`#${hashOf(store.getState(), null, code, [], emptyView)}`).told).toEqual([]);
  });
});

describe('differenceOf', () => {
  it('is null for a link made here, and for one that does not say', () => {
    const here = { backend: 'wasm', threads: '3', plan: 'tfjs-4.22.0', code };
    expect(differenceOf(here, backend, code)).toBeNull();
    expect(differenceOf({}, backend, code)).toBeNull();
    expect(differenceOf({ ...here, code: 'coarse-gra in 1.2.3' }, backend, code)).toBeNull();
  });
  it('names each difference', () => {
    const text = differenceOf({ backend: 'webgpu', threads: '3', code: 'coarse-grain 1.0.0' }, backend, code);
    expect(text).toContain('backend webgpu (here wasm)');
    expect(text).toContain('code coarse-grain 1.0.0 (here coarse-grain 1.2.3)');
    expect(text).not.toContain('threads');
  });
});
