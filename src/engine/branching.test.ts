/** Which snapshots a branch may go on from: those of the same experiment, pictures, backend and moves. Runs that train nothing. */
import { describe, expect, it } from 'vitest';
import type { Experiment, Move } from '../experiment/experiment';
import type { KeptRun } from '../training/kept-run';
import type { Run } from '../training/run-contract';
import { createBranching } from './branching';
import { smallExperiment } from './testing/small-experiment';
import { syntheticDataset } from './testing/synthetic-pictures';
import { createSyntheticRun } from './testing/synthetic-run';

const experiment = smallExperiment(2000);
const first: Move = { step: 700, field: 'klWeight', value: 0.5 };
const dataset = syntheticDataset('mnist');
const wanted = (moves: readonly Move[], change: { experiment?: Experiment; sha256?: string } = {}) => ({
  experiment,
  moves,
  sha256: 'one',
  by: null,
  ...change,
});

/** Trains up to a step, with a snapshot at each evaluation. */
async function trained(branching: ReturnType<typeof createBranching>, run: Run, until: number) {
  for await (const beat of run.train()) {
    if (beat.kind === 'evaluation') branching.add(run.checkpoint);
    if (beat.kind === 'step' && run.step === until) return;
  }
}

async function begun(until = 1600, from?: KeptRun, by = 'wasm plan') {
  const branching = createBranching();
  const run = createSyntheticRun({ experiment, moves: [first], dataset, from });
  branching.begin({ ...wanted([first]), by }, run, from);
  await trained(branching, run, until);
  return { branching, run };
}

describe('the snapshot that a branch goes on from', () => {
  it('is the newest before the moves part', async () => {
    const { branching } = await begun();
    expect(branching.steps()).toEqual([500, 1000, 1500]);
    expect(branching.from(wanted([first]), 2000)?.step).toBe(1500);
    expect(branching.from(wanted([]), 2000)?.step).toBe(500);
    expect(branching.from(wanted([{ ...first, step: 499 }]), 2000)).toBeUndefined();
    const more: Move = { step: 1000, field: 'klWeight', value: 2 };
    expect(branching.from(wanted([first, more]), 2345)).toMatchObject({
      step: 1000,
      budget: 2345,
      moves: [first, more],
    });
  });

  it('is none of another experiment, or of other pictures, or of before a new engine', async () => {
    const { branching } = await begun();
    const other = { ...experiment, seed: experiment.seed + 1 };
    expect(branching.from(wanted([first], { experiment: other }), 2000)).toBeUndefined();
    expect(branching.from(wanted([first], { sha256: 'two' }), 2000)).toBeUndefined();
    branching.forget();
    expect(branching.from(wanted([first]), 2000)).toBeUndefined();
    expect(branching.steps()).toEqual([]);
  });

  it('stays for the branches of the branch, which has its own from there on', async () => {
    const { branching } = await begun();
    const kept = branching.from(wanted([]), 2000);
    const run = createSyntheticRun({ experiment, moves: [], dataset, from: kept });
    branching.begin(wanted([]), run, kept);
    expect(branching.steps()).toEqual([500]);
    await trained(branching, run, 1200);
    expect(branching.steps()).toEqual([500, 1000]);
    run.move('klWeight', 3);
    expect(branching.from(wanted([]), 2000)?.step).toBe(1000);
  });

  it('is of the run that went on from a file too, where the file is of the same backend and plan', async () => {
    const { branching, run } = await begun();
    const file = await run.keep();
    branching.begin({ ...wanted([first]), by: 'wasm plan' }, run, file);
    expect(branching.steps()).toEqual([500, 1000, 1500, 1600]);
    branching.begin({ ...wanted([first]), by: 'webgpu plan' }, run, file);
    expect(branching.steps()).toEqual([1600]);
    expect(branching.from(wanted([first]), 2000)?.step).toBe(1600);
    expect(branching.from(wanted([]), 2000)).toBeUndefined();
  });

  it('is the file itself where no run is in hand, unless it is of a later step than the move', async () => {
    const file = await (await begun()).run.keep();
    const branching = createBranching();
    expect(branching.from(wanted([first]), 2000, file)?.step).toBe(1600);
    expect(branching.from(wanted([]), 2000, file)).toBeUndefined();
  });
});
