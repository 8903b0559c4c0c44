/** A run is a pure function of its experiment and moves: what happens beside it changes no bit of it. On cpu and wasm. */
import { beforeAll, describe, expect, test } from 'vitest';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { NonFiniteLoss } from './beat';
import { createRun } from './run';
import { askAll } from './testing/every-probe';
import { curveOf, drive, tiny, tinyExperiment, tinyRun, tinyModels } from './testing/tiny-run';

describe.each(backends)('a run on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('trains: L of every model falls, and every step is in the curve once', async () => {
    const run = await tinyRun(tinyExperiment({ learningRate: 0.01 }, { steps: 300 }));
    await drive(run);
    for (const id of tinyModels) {
      const { step, term1, term2 } = curveOf(run, id);
      expect(step).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
      const mean = (from: number) => {
        const part = term1.slice(from, from + 20).map((v, i) => v + term2[from + i]);
        return part.reduce((sum, v) => sum + v, 0) / part.length;
      };
      expect(mean(280)).toBeLessThan(mean(0) - 5);
    }
    run.dispose();
  });

  test('the same seed gives the same bits, another seed others', async () => {
    const curves = [];
    for (const seed of [7, 7, 8]) {
      const run = await tinyRun(tinyExperiment({}, { seed }));
      await drive(run);
      curves.push(tinyModels.map((id) => curveOf(run, id)));
      run.dispose();
    }
    expect(curves[1]).toEqual(curves[0]);
    expect(curves[2]).not.toEqual(curves[0]);
  });

  test('probing and pausing change no bit', async () => {
    const quiet = await tinyRun(tinyExperiment());
    await drive(quiet);
    const probed = await tinyRun(tinyExperiment());
    await drive(probed, async (beat) => {
      if (beat.kind !== 'step') return;
      for (const id of tinyModels) await askAll(probed.probe, { model: id });
      await new Promise((resolve) => setTimeout(resolve, 1));
    });
    for (const id of tinyModels) expect(curveOf(probed, id)).toEqual(curveOf(quiet, id));
    quiet.dispose();
    probed.dispose();
  });

  test('switching models off changes no bit of the others', async () => {
    const all = await tinyRun(tinyExperiment());
    await drive(all);
    for (const id of tinyModels) {
      const alone = await tinyRun(tinyExperiment({}, {}, [id]));
      await drive(alone);
      expect(curveOf(alone, id)).toEqual(curveOf(all, id));
      expect(Object.keys(alone.record().models)).toEqual([id]);
      alone.dispose();
    }
    all.dispose();
  });

  test('a model switched off and on again by hand leaves the others alone and goes on itself', async () => {
    const all = await tinyRun(tinyExperiment());
    await drive(all);
    const moves = [
      { step: 5, field: 'gauss.on', value: false },
      { step: 9, field: 'gauss.on', value: true },
    ];
    const switched = await tinyRun(tinyExperiment(), moves);
    await drive(switched);
    expect(curveOf(switched, 'cg-bpef')).toEqual(curveOf(all, 'cg-bpef'));
    expect(curveOf(switched, 'gauss').step.slice(3, 8)).toEqual([4, 5, 10, 11, 12]);
    all.dispose();
    switched.dispose();
  });

  test('moves made by hand replay to the same bits, and each is announced at its step', async () => {
    const live = await tinyRun(tinyExperiment());
    const heard = await drive(live, (beat) => {
      if (beat.kind !== 'step') return;
      if (beat.step === 4) live.move('temperature', 0.9);
      if (beat.step === 8) live.move('cg-bpef.polynomialOrder', 3);
      if (beat.step === 12) live.move('gridPoints', 41);
      if (beat.step === 16) live.move('learningRate', 0.01);
      if (beat.step === 20) live.move('polynomialOrder', 7);
      if (beat.step === 24) live.move('temperature', null);
    });
    expect(heard.moved.map(({ step }) => step)).toEqual([4, 8, 12, 16, 20, 24]);
    const replayed = await tinyRun(tinyExperiment(), live.moves);
    await drive(replayed);
    for (const id of tinyModels) expect(curveOf(replayed, id)).toEqual(curveOf(live, id));
    const still = await tinyRun(tinyExperiment());
    await drive(still);
    expect(curveOf(still, 'cg-bpef')).not.toEqual(curveOf(live, 'cg-bpef'));
    for (const run of [live, replayed, still]) run.dispose();
  });

  test('a model that was asked before its first step replays to the same bits, whatever M was then', async () => {
    const live = await tinyRun(tinyExperiment());
    await live.probe('posterior', { model: 'cg-bpef', index: 0 });
    live.move('polynomialOrder', 7);
    await drive(live);
    const replayed = await tinyRun(tinyExperiment(), live.moves);
    await drive(replayed);
    for (const id of tinyModels) expect(curveOf(replayed, id)).toEqual(curveOf(live, id));
    for (const run of [live, replayed]) run.dispose();
  });

  test('rewinding to the checkpoint and training on gives the bits of the run that did not stop', async () => {
    const straight = await tinyRun(tinyExperiment({}, { steps: 520, batchSize: 4 }));
    await drive(straight);
    const rewound = await tinyRun(tinyExperiment({}, { steps: 520, batchSize: 4 }));
    for await (const beat of rewound.train()) if (beat.kind === 'step' && beat.step === 512) break;
    expect(await rewound.rewind()).toBe(500);
    await drive(rewound);
    for (const id of tinyModels) expect(curveOf(rewound, id)).toEqual(curveOf(straight, id));
    straight.dispose();
    rewound.dispose();
  });

  test('rewinding takes back the moves made since the checkpoint, and no others', async () => {
    const run = await tinyRun(tinyExperiment({}, { steps: 520, batchSize: 4 }), [
      { step: 100, field: 'klWeight', value: 2 },
      { step: 515, field: 'klWeight', value: 3 },
    ]);
    for await (const beat of run.train()) {
      if (beat.kind === 'step' && beat.step === 505) run.move('learningRate', 0.1);
      if (beat.kind === 'step' && beat.step === 510) break;
    }
    await run.rewind();
    expect(run.moves.map(({ step }) => step)).toEqual([100, 515]);
    run.dispose();
  });

  test('a run stopped before its last evaluation or its test goes on with them', async () => {
    for (const stop of ['step', 'evaluating', 'evaluation'] as const) {
      const run = await tinyRun(tinyExperiment({}, { steps: 4 }));
      for await (const beat of run.train()) if (beat.kind === stop && run.step === 4) break;
      const heard = await drive(run);
      expect(heard.figures.map(({ model }) => model)).toEqual(tinyModels);
      expect(run.record().models.gauss?.validation.map(({ step }) => step)).toEqual([4]);
      run.dispose();
    }
  });

  test('the first non-finite loss ends the run and names step, term and model', async () => {
    const run = await tinyRun(tinyExperiment({ learningRate: 1e30 }));
    const failure = await drive(run).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(NonFiniteLoss);
    expect(failure).toMatchObject({
      step: 2,
      model: 'gauss',
      message: expect.stringMatching(/^term[12] of gauss at step 2/),
    });
    expect(await run.rewind()).toBe(0);
    run.dispose();
  });

  test('2,000 steps leave as many tensors and bytes as 100', async () => {
    // A clock of steps, so that read-backs come as often on every machine: here after 16 and 32 steps in turn.
    let milliseconds = 0;
    const now = () => milliseconds;
    const run = await createRun({
      experiment: tinyExperiment({}, { steps: 2000, batchSize: 4 }),
      moves: [],
      dataset: tiny,
      now,
    });
    const seen: { tensors: number; bytes: number }[] = [];
    await drive(run, (beat) => {
      if (beat.kind === 'step') milliseconds = 4 * beat.step;
      // Right after a read-back no losses are on their way.
      if (beat.kind !== 'metrics' || run.step < 100) return;
      const { numTensors, numBytes } = tf.memory();
      seen.push({ tensors: numTensors, bytes: numBytes });
    });
    expect(seen.length).toBeGreaterThan(75);
    for (const one of seen) expect(one).toEqual(seen[0]);
    run.dispose();
  });

  test('a move made after going back takes the place of one that was taken back', async () => {
    const run = await tinyRun(tinyExperiment({}, { steps: 20 }));
    for await (const beat of run.train()) if (beat.kind === 'step' && beat.step === 3) break;
    const orderOf = async () => (await run.probe('posterior', { model: 'cg-bpef', index: 0 })).settings;
    run.move('polynomialOrder', 2);
    expect(await orderOf()).toMatchObject({ polynomialOrder: 2 });
    expect(await run.rewind()).toBe(0);
    run.move('polynomialOrder', 4);
    expect(await orderOf()).toMatchObject({ polynomialOrder: 4 });
    run.dispose();
  });

  test('disposing a run frees every tensor', async () => {
    const { numTensors, numBytes } = tf.memory();
    const run = await tinyRun(tinyExperiment({}, { steps: 12 }), [
      { step: 6, field: 'polynomialOrder', value: 2 },
    ]);
    await drive(run);
    run.dispose();
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
  });
});
