/** A run that goes on from its file ends in the bits of one that was never broken, with a move that waits and columns taken away. */
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../gpu/testing/test-backends';
import type { ShelvedBest } from '../beat';
import type { KeptRun } from '../kept-run';
import { readParameterFile } from '../parameter-file';
import { createRun } from '../run';
import { tiny, tinyExperiment } from '../testing/tiny-run';
import { readRunFile } from './read-run-file';
import { factsOf } from './testing/kept-run-of';
import { writeRunFile } from './write-run-file';

beforeAll(() => useBackend('wasm'));

const experiment = tinyExperiment({}, { steps: 520 }, ['gauss', 'cg-bpef']);
const { width, height } = tiny;
const facts = factsOf(experiment, { dataset: { name: 'tiny', sha256: 'tiny', width, height } });

async function ended(broken: boolean): Promise<KeptRun> {
  let run = await createRun({ experiment, moves: [], dataset: tiny });
  for await (const beat of run.train()) if (beat.kind === 'step' && run.step === 510) break;
  await run.drain();
  run.move('polynomialOrder', 2);
  await run.probe('sample', { model: 'cg-bpef', count: 1 });
  if (broken) {
    const kept = await run.keep();
    run.dispose();
    const from = readRunFile(writeRunFile(kept, facts)).kept;
    expect(from).toStrictEqual(kept);
    expect(from.models.get('cg-bpef')!.beforeResizing).not.toBeNull();
    expect(from.bests).toHaveLength(2);
    run = await createRun({ experiment: from.experiment, moves: from.moves, dataset: tiny, from });
  }
  run.move('polynomialOrder', 6);
  for await (const beat of run.train()) void beat;
  const kept = await run.keep();
  run.dispose();
  return {
    ...kept,
    history: new Map([...kept.history].map(([id, one]) => [id, { ...one, milliseconds: 0 }])),
  };
}

test('520 steps, broken at 510', async () => {
  expect(await ended(true)).toEqual(await ended(false));
});

/** Centroid priors, with M moved on the way; broken beside a step at which they are solved, and at one. */
async function centroids(brokenAt: number | null): Promise<KeptRun> {
  const own = tinyExperiment({ prior: 'centroid' }, { steps: 430 });
  const orders = [{ step: 250, field: 'polynomialOrder', value: 3 }];
  let run = await createRun({ experiment: own, moves: orders, dataset: tiny });
  if (brokenAt !== null) {
    for await (const beat of run.train()) if (beat.kind === 'step' && run.step >= brokenAt) break;
    await run.drain();
    const from = readRunFile(writeRunFile(await run.keep(), facts)).kept;
    run.dispose();
    run = await createRun({ experiment: from.experiment, moves: from.moves, dataset: tiny, from });
  }
  for await (const beat of run.train()) void beat;
  const kept = await run.keep();
  run.dispose();
  return {
    ...kept,
    history: new Map([...kept.history].map(([id, one]) => [id, { ...one, milliseconds: 0 }])),
  };
}

test('centroid priors go on from what the file keeps of the minibatches', async () => {
  const whole = await centroids(null);
  for (const brokenAt of [99, 130, 200, 251]) expect(await centroids(brokenAt)).toEqual(whole);
  const { parameters, second } = whole.models.get('cg-bpef')!.snapshot;
  expect(parameters.get('prior/coefficients')!.some((value) => value !== 0)).toBe(true);
  // The running mean began anew where M was moved: 180 steps ago.
  expect(second.get('prior/coefficients')![0]).toBeCloseTo(1 - 0.99 ** 180, 5);
});

/** Two held T and back to the first; memory for one best a model, so that its parameters were dropped meanwhile. */
const moves = [
  { step: 0, field: 'temperature', value: 0.9 },
  { step: 600, field: 'temperature', value: 0.6 },
  { step: 1100, field: 'temperature', value: 0.9 },
];

async function returned(
  brokenAt: number | null,
  bestBytes: number,
  onShelved: (best: ShelvedBest) => void = () => undefined,
): Promise<KeptRun> {
  const returning = tinyExperiment({}, { steps: 1510 }, ['gauss', 'cg-bpef']);
  let run = await createRun({ experiment: returning, moves, dataset: tiny, bestBytes });
  if (brokenAt !== null) {
    for await (const beat of run.train()) if (beat.kind === 'step' && run.step >= brokenAt) break;
    await run.drain();
    const from = readRunFile(writeRunFile(await run.keep(), facts)).kept;
    run.dispose();
    run = await createRun({ experiment: from.experiment, moves: from.moves, dataset: tiny, from, bestBytes });
  }
  for await (const beat of run.train()) if (beat.kind === 'shelved') onShelved(beat.best);
  const kept = await run.keep();
  const file = await run.parameterFile('cg-bpef');
  run.dispose();
  expect(readParameterFile(file!).step).toBe(kept.history.get('cg-bpef')!.test!.step);
  return {
    ...kept,
    history: new Map([...kept.history].map(([id, one]) => [id, { ...one, milliseconds: 0 }])),
  };
}

test('back at a T whose best was dropped: test figures and weights of the best since then, broken or not', async () => {
  const shelved: ShelvedBest[] = [];
  const whole = await returned(null, 1, (best) => shelved.push(best));
  const { test: figures, evaluations } = whole.history.get('cg-bpef')!;
  const since = evaluations.filter(({ step }) => step > 1100);
  expect(since.map(({ temperature }) => temperature)).toEqual(since.map(() => 0.9));
  const L = ({ validation }: (typeof since)[number]) => validation.term1 + validation.term2;
  const best = since.reduce((a, b) => (L(b) < L(a) ? b : a));
  expect(figures).toMatchObject({ temperature: 0.9, step: best.step });
  // Of one model each; what was dropped is listed with its L.
  expect(whole.bests.map(({ model }) => model).sort()).toEqual(['cg-bpef', 'gauss']);
  expect(whole.dropped.map(({ model, temperature }) => [model, temperature])).toEqual([
    ['cg-bpef', 0.9],
    ['cg-bpef', 0.6],
  ]);
  for (const brokenAt of [550, 1050, 1300]) expect(await returned(brokenAt, 1)).toEqual(whole);
  // With memory enough the same run has the same parameters, and drops nothing.
  const roomy = await returned(null, 1e9);
  expect(roomy.models).toEqual(whole.models);
  expect(roomy.dropped).toEqual([]);
  // What was dropped was given away whole.
  expect(shelved.map(({ model, temperature }) => [model, temperature])).toEqual([
    ['cg-bpef', 0.9],
    ['cg-bpef', 0.6],
  ]);
  const kept = roomy.bests.find(({ model, temperature }) => model === 'cg-bpef' && temperature === 0.6)!;
  const { parameters, step } = readParameterFile(shelved[1].file);
  expect([step, shelved[1].freeEnergy]).toEqual([kept.step, kept.freeEnergy]);
  expect(parameters).toEqual(kept.parameters);
});
