/** A run that goes on from its file ends in the bits of one that was never broken, with a move that waits and columns taken away. */
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../gpu/testing/test-backends';
import type { KeptRun } from '../kept-run';
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
