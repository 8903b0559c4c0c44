/** A run that goes on from what was kept of it ends in the same bits as one that was never broken, wherever it was broken, on cpu and wasm. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Move } from '../experiment/experiment';
import { useBackend } from '../gpu/testing/test-backends';
import type { KeptRun } from './kept-run';
import { createRun } from './run';
import { tiny, tinyExperiment, tinyModels } from './testing/tiny-run';

const moves: readonly Move[] = [
  { step: 0, field: 'temperature', value: 0.9 },
  { step: 100, field: 'polynomialOrder', value: 7 },
  { step: 300, field: 'polynomialOrder', value: 3 },
  { step: 300, field: 'gridPoints', value: 33 },
  { step: 499, field: 'gauss.on', value: false },
  { step: 500, field: 'polynomialOrder', value: 5 },
  { step: 520, field: 'temperature', value: null },
];
const experiment = tinyExperiment({ samples: 2 }, { steps: 540 });

/** All that a run is, as plain data; times differ from run to run. */
const plain = (kept: KeptRun) => ({
  ...kept,
  history: [...kept.history].map(([id, one]) => [id, { ...one, milliseconds: 0 }]),
});

/** Trains to the end. Leaves the run `breaks` times, at beats that the seed chooses, and goes on with a copy of what was kept. */
async function ended(breaks: number, seed = 1): Promise<{ kept: KeptRun; at: string[] }> {
  let state = seed;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  let run = await createRun({ experiment, moves, dataset: tiny });
  let left = breaks;
  const at: string[] = [];
  const chance = breaks / 600;
  for (let done = false; !done;) {
    let broken = false;
    for await (const beat of run.train()) {
      if (left === 0 || random() > chance) continue;
      left--;
      at.push(`${beat.kind} ${run.step}`);
      broken = true;
      break;
    }
    done = !broken;
    if (done) break;
    await run.drain();
    // A question may bring the models to the settings of the next step before it is trained.
    if (random() < 0.5) await run.probe('sample', { model: 'cg-bpef', count: 1 });
    const from = structuredClone(await run.keep());
    run.dispose();
    run = await createRun({ experiment: from.experiment, moves: from.moves, dataset: tiny, from });
  }
  const kept = await run.keep();
  run.dispose();
  return { kept, at };
}

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('a run that was broken and kept 12 times is the run that never was', async () => {
    const whole = await ended(0);
    expect(whole.kept.step).toBe(540);
    expect([...whole.kept.models.keys()].sort()).toEqual([...tinyModels].sort());
    const { kept, at } = await ended(12, 2);
    expect(at.length, 'times that it was broken').toBeGreaterThan(6);
    expect(plain(kept), `broken at ${at.join(', ')}`).toEqual(plain(whole.kept));
  });

  test('columns that a move took away are kept too, until a step is trained', async () => {
    const end = async (broken: boolean) => {
      let run = await createRun({ experiment, moves: [], dataset: tiny });
      for await (const beat of run.train()) if (beat.kind === 'step' && run.step === 20) break;
      await run.drain();
      run.move('polynomialOrder', 2);
      await run.probe('sample', { model: 'cg-bpef', count: 1 });
      if (broken) {
        const from = structuredClone(await run.keep());
        expect(from.models.get('cg-bpef')?.beforeResizing).not.toBeNull();
        run.dispose();
        run = await createRun({ experiment, moves: from.moves, dataset: tiny, from });
      }
      run.move('polynomialOrder', 6);
      for await (const beat of run.train()) if (beat.kind === 'step' && run.step === 30) break;
      await run.drain();
      const kept = await run.keep();
      run.dispose();
      return plain(kept);
    };
    expect(await end(true)).toEqual(await end(false));
  });

  test('it keeps its budget, its last evaluation and where it goes back to', async () => {
    const run = await createRun({ experiment, moves: [], dataset: tiny });
    for await (const beat of run.train()) if (beat.kind === 'step' && run.step === 510) break;
    run.extend(10);
    const from = structuredClone(await run.keep());
    const evaluated = run.validationTerm2('gauss');
    run.dispose();
    expect(from).toMatchObject({ step: 510, budget: 550, evaluatedAt: 500, testedAt: 0 });
    const on = await createRun({ experiment, moves: [], dataset: tiny, from });
    expect(on.validationTerm2('gauss')).toEqual(evaluated);
    for await (const beat of on.train()) if (beat.kind === 'step' && on.step === 520) break;
    expect(await on.rewind()).toBe(510);
    expect((await on.keep()).models).toEqual(from.models);
    on.dispose();
  });
});
