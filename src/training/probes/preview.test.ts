/** Probes at values of T, M and R that the run has not taken: what they answer, and that the run stays as it is (definition 24). On cpu and wasm. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { IfMoved } from '../../experiment/probe-settings';
import { moveFields } from '../../experiment/move-fields';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import type { ModelId } from '../../models/registry';
import type { Run } from '../run-contract';
import { askAll, type EveryAnswer } from '../testing/every-probe';
import { askPreviews, previewLists } from '../testing/previews';
import { curveOf, drive, tinyExperiment, tinyRun, tinyModels } from '../testing/tiny-run';
import { probeNames } from './registry';

const M: IfMoved = { field: 'polynomialOrder', value: 3 };
const T: IfMoved = { field: 'temperature', value: 0.15 };

const all = (run: Run, model: ModelId, ifMoved: readonly IfMoved[] = []) =>
  askAll(run.probe, { model, ifMoved });

/** What was answered, but for what marks it. */
const unmarked = (answers: EveryAnswer) =>
  probeNames.map((name) => [name, { ...answers[name], preview: null, notices: null }]);

/** The answers alone, without how they were made. */
const shownOf = (answers: EveryAnswer) =>
  probeNames.map((name) => ({ ...answers[name], preview: null, settings: null, temperature: null }));

/** A run that rests at its step 12, with weights away from where they began. */
async function resting(change: Readonly<Record<string, unknown>> = {}): Promise<Run> {
  const run = await tinyRun(tinyExperiment({ learningRate: 0.02, ...change }, { steps: 20 }));
  for await (const beat of run.train()) if (beat.kind === 'step' && beat.step === 12) break;
  return run;
}

describe.each(backends)('a preview on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('changes no bit of 200 steps, whatever is moved in whatever order, and nothing else of the run', async () => {
    const experiment = tinyExperiment({}, { steps: 200 });
    const quiet = await tinyRun(experiment);
    const heard = await drive(quiet);
    const asked = await tinyRun(experiment);
    const heardBeside = await drive(asked, async ({ kind }) => {
      if (kind === 'step' || kind === 'evaluating') await askPreviews(asked);
    });
    for (const id of tinyModels) expect(curveOf(asked, id)).toEqual(curveOf(quiet, id));
    expect(heardBeside.evaluations).toEqual(heard.evaluations);
    expect(heardBeside.figures).toEqual(heard.figures);
    expect([asked.moves, heardBeside.moved, asked.record().moves]).toEqual([[], [], []]);
    for (const id of tinyModels) {
      expect(await asked.parameterFile(id)).toEqual(await quiet.parameterFile(id));
      expect(await all(asked, id)).toEqual(await all(quiet, id));
    }
    quiet.dispose();
    asked.dispose();
  });

  test.each(tinyModels)('of %s at the run’s own values is the plain answer', async (id) => {
    const run = await resting();
    run.move('temperature', 0.4);
    const plain = await all(run, id);
    const own = [
      { field: 'temperature', value: 0.4 },
      { field: 'polynomialOrder', value: 5 },
      { field: 'gridPoints', value: 21 },
    ];
    expect(await all(run, id, own)).toEqual(plain);
    for (const name of probeNames)
      expect(plain[name]).toMatchObject({ step: 12, preview: false, notices: [] });
    run.dispose();
  });

  test('is to the last bit what a run that takes the moves answers before it trains', async () => {
    for (let step = 0; step < 6; step++)
      for (const ifMoved of previewLists(step)) {
        const run = await resting();
        const previews = [];
        for (const id of tinyModels) previews.push(await all(run, id, ifMoved));
        for (const { field, value } of ifMoved) run.move(field, value);
        for (const [at, id] of tinyModels.entries()) {
          const taken = await all(run, id);
          expect(unmarked(previews[at])).toEqual(unmarked(taken));
          expect(taken.posterior.preview).toBe(false);
        }
        expect(previews[tinyModels.indexOf('cg-bpef')].posterior.preview).toBe(true);
        run.dispose();
      }
  });

  test('of M brings back the columns that a move took away and no step has trained since', async () => {
    const run = await resting();
    const before = await all(run, 'cg-bpef');
    run.move('polynomialOrder', 2);
    expect((await all(run, 'cg-bpef')).posterior.head).toHaveLength(6);
    const back = await all(run, 'cg-bpef', [{ field: 'polynomialOrder', value: 5 }]);
    expect(unmarked(back)).toEqual(unmarked(before));
    expect((await all(run, 'cg-bpef')).posterior.head).toHaveLength(6);
    run.dispose();
  });

  test('of T moves reconstructions and samples, and no traversal, head or map', async () => {
    const run = await resting();
    const plain = await all(run, 'cg-bpef');
    const moved = await all(run, 'cg-bpef', [T]);
    expect(moved.reconstruct.pixels).not.toEqual(plain.reconstruct.pixels);
    expect(moved.sample.pixels).not.toEqual(plain.sample.pixels);
    expect(moved.traverse).toEqual({ ...plain.traverse, temperature: 0.15, preview: true });
    expect(moved.latentMap).toEqual({ ...plain.latentMap, temperature: 0.15, preview: true });
    expect(moved.posterior).toEqual({ ...plain.posterior, temperature: 0.15, preview: true });
    // A model without T is as the run has it.
    expect(await all(run, 'gauss', [T])).toEqual(await all(run, 'gauss'));
    run.dispose();
  });

  test('leaves no tensor', async () => {
    const run = await resting();
    const { numTensors, numBytes } = tf.memory();
    for (let step = 0; step < 12; step++)
      for (const ifMoved of previewLists(step)) for (const id of tinyModels) await all(run, id, ifMoved);
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    // Nor does one that fails on its way.
    const broken = run.probe('posterior', { model: 'cg-bpef', index: 1e9, ifMoved: [M] });
    await expect(broken).rejects.toThrow();
    expect(tf.memory().numTensors).toBe(numTensors);
    run.dispose();
  });

  test('of a field that is said to show itself does so, of some model', async () => {
    const run = await resting();
    for (const { name, field, models } of moveFields.filter((one) => one.field.probed)) {
      const value = 'minimum' in field ? field.minimum : null;
      expect(value, `a least ${name}`).not.toBeNull();
      const shown = await Promise.all(
        models
          .filter((id) => tinyModels.includes(id))
          .map(async (id) => {
            const [plain, moved] = [await all(run, id), await all(run, id, [{ field: name, value }])];
            expect(moved.posterior.preview).toBe(true);
            return JSON.stringify(shownOf(moved)) !== JSON.stringify(shownOf(plain));
          }),
      );
      expect(shown, field.label).toContain(true);
    }
    run.dispose();
  });
});
