/** A branch ends in all that its moves make of a run from its first step (definition 23): parameters, optimiser, bests and curves, on wasm. */
import { beforeAll, expect, test } from 'vitest';
import type { Move } from '../experiment/experiment';
import { useBackend } from '../gpu/testing/test-backends';
import type { KeptRun } from '../training/kept-run';
import { createRun } from '../training/run';
import type { Run } from '../training/run-contract';
import { digestOfRun } from '../training/run-file/digest';
import { tiny, tinyExperiment } from '../training/testing/tiny-run';
import { createBranching, type Branching } from './branching';

beforeAll(() => useBackend('wasm'));

const experiment = tinyExperiment({}, { steps: 1040 });
const moves: readonly Move[] = [
  { step: 120, field: 'temperature', value: 0.9 },
  { step: 300, field: 'gauss.on', value: false },
  { step: 500, field: 'polynomialOrder', value: 7 },
  { step: 700, field: 'gauss.on', value: true },
  { step: 1000, field: 'gridPoints', value: 33 },
  { step: 1000, field: 'polynomialOrder', value: 2 },
  { step: 1020, field: 'temperature', value: null },
];
const wanted = (own: readonly Move[]) => ({ experiment, moves: own, sha256: tiny.sha256, by: 'here' });

/** All that a run is, as plain data; times differ from run to run. */
async function plain(run: Run) {
  await run.drain();
  const kept = await run.keep();
  const history = [...kept.history].map(([id, one]) => [id, { ...one, milliseconds: 0 }]);
  return { ...kept, history, digest: await digestOfRun(kept) };
}

/** Trains to the end, asked by probes as a page does, and gives its snapshots. */
async function trained(run: Run, branching: Branching) {
  for await (const beat of run.train()) {
    if (beat.kind === 'evaluation') branching.add(run.checkpoint);
    // It brings the models to the settings of the next step, those too that the step switches on.
    if (beat.kind === 'step' && run.step % 500 === 0)
      await run.probe('sample', { model: 'cg-bpef', count: 1 }).catch(() => undefined);
  }
}

async function ended(own: readonly Move[], branching: Branching, from?: KeptRun) {
  const run = await createRun({ experiment, moves: own, dataset: tiny, from });
  branching.begin(wanted(own), run, from);
  await trained(run, branching);
  const all = await plain(run);
  run.dispose();
  return all;
}

const without = (i: number) => moves.toSpliced(i, 1);
const late: readonly Move[] = [
  { step: 0, field: 'cg-bpef.on', value: false },
  { step: 500, field: 'cg-bpef.on', value: true },
];
test.each([
  ['without a move at a snapshot', moves, without(2), 500],
  ['without a model that is switched on again', moves, without(3), 500],
  ['without one of two moves of a step', moves, without(4), 1000],
  [
    'with a larger head before a model is first on, which a probe had made',
    late,
    [late[0]!, { step: 500, field: 'polynomialOrder', value: 7 }, { ...late[1]!, step: 600 }],
    500,
  ],
])('%s', async (_, first, own, from) => {
  const branching = createBranching();
  await ended(first, branching);
  expect(branching.steps()).toEqual([500, 1000, 1040]);
  const kept = branching.from(wanted(own), 1040);
  expect(kept?.step).toBe(from);
  const branch = await ended(own, branching, kept);
  expect(branch).toEqual(await ended(own, createBranching()));
});
