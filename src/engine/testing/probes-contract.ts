/** What every engine must say of how a probe was answered, and how it previews (definition 24): a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import { mapSettings } from '../../experiment/experiment';
import { moveFields } from '../../experiment/move-fields';
import type { IfMoved } from '../../experiment/probe-settings';
import { blankDistribution } from '../../models/latent/readings';
import { specOf } from '../../models/registry';
import { probeNames } from '../../training/probes/registry';
import { askAll, type Ask, type EveryAnswer } from '../../training/testing/every-probe';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

/** What was answered, but for what marks it. */
const unmarked = (answers: EveryAnswer) =>
  probeNames.map((name) => ({ ...answers[name], preview: null, notices: null }));

export function probesContract({ call, of, status, until, start }: Bench): void {
  const ask = call as Ask;
  const steps = async (count: number) => {
    const from = status().step;
    await call('step', { count });
    await until(() => status().state === 'paused' && status().step === from + count);
  };
  const rest = async () => {
    await call('open', { backend: 'auto' });
    await start(100, true);
    await until(() => status().state === 'paused');
    await steps(4);
  };

  it('says of every answer the settings, the T and the step that it was made with', async () => {
    await rest();
    for (const model of usualModels) {
      const answers = await askAll(ask, { model });
      const settings = smallExperiment(100).models[model];
      const temperature = specOf(model).hasTemperature(settings) ? 0.5 : null;
      for (const name of probeNames)
        expect(answers[name]).toMatchObject({ settings, temperature, step: 4, preview: false, notices: [] });
    }
    await call('move', { field: 'gridPoints', value: 33 });
    await call('move', { field: 'temperature', value: 0.8 });
    const moved = await askAll(ask, { model: 'cg-bpef' });
    for (const name of probeNames)
      expect(moved[name]).toMatchObject({ settings: { gridPoints: 33 }, temperature: 0.8, step: 4 });
  });

  it('says the R of the head, whenever R is moved: two settings that differ in R alone have heads of one length', async () => {
    await call('open', { backend: 'auto' });
    // More than are trained while it is asked, however fast.
    await start(1_000_000);
    await until(() => status().step > 0);
    const posteriors = () => call('posteriors', { model: 'cg-bpef', count: 3 });
    const before = posteriors();
    const moving = call('move', { field: 'gridPoints', value: 33 });
    const during = [await before, await posteriors()];
    await until(() => of('moved').length === 1);
    const { move } = await moving;
    for (const { settings, step, heads } of [...during, await posteriors()]) {
      expect(heads).toHaveLength(3 * 3 * 5);
      // At the move's own step it is a matter of time which of them came first.
      if (step !== move?.step)
        expect([step, settings]).toMatchObject([step, { gridPoints: step > move!.step ? 33 : 101 }]);
    }
  });

  it('previews T, M and R as a run that takes them answers, and takes nothing', async () => {
    await rest();
    const ifMoved: readonly IfMoved[] = [
      { field: 'temperature', value: 0.2 },
      { field: 'gridPoints', value: 6 },
      { field: 'polynomialOrder', value: 3 },
    ];
    for (const count of [1, 2, 3]) {
      await start(100, true);
      await steps(4);
      const some = ifMoved.slice(0, count);
      const plain = await askAll(ask, { model: 'cg-bpef' });
      const preview = await askAll(ask, { model: 'cg-bpef', ifMoved: some });
      for (const name of probeNames) expect(preview[name]).toMatchObject({ preview: true, step: 4 });
      expect(await askAll(ask, { model: 'cg-bpef' })).toEqual(plain);
      expect(JSON.parse(await call('record', null)).moves).toEqual([]);
      for (const move of some) await call('move', move);
      const taken = await askAll(ask, { model: 'cg-bpef' });
      expect(unmarked(preview)).toEqual(unmarked(taken));
      for (const name of probeNames) expect(taken[name].preview).toBe(false);
      // What the run has taken is no preview any more.
      expect(await askAll(ask, { model: 'cg-bpef', ifMoved: some })).toMatchObject(taken);
    }
  });

  it('clamps what a preview asks for, and refuses, in the words of a move', async () => {
    await rest();
    const preview = (...ifMoved: readonly IfMoved[]) =>
      call('posterior', { model: 'cg-bpef', index: 0, ifMoved });
    const clamped = await preview({ field: 'gridPoints', value: 2 });
    expect(clamped.settings).toMatchObject({ gridPoints: 3, polynomialOrder: 1 });
    expect(clamped.notices[0]).toBe(
      'gridPoints at step 4: expected a whole number from 3 to 1001, got 2; took 3.',
    );
    expect(clamped.notices[1]).toMatch(/^Step 4: Polynomial order M .* at most R - 2 = 1 .* took 1\.$/);
    const refused = async (move: unknown, words: string) =>
      expect(preview(move as IfMoved)).rejects.toThrow(words);
    await refused({ field: 'weather', value: 1 }, 'move: expected one of temperature,');
    await refused({ field: 'gridPoints', value: true }, 'gridPoints at step 4: expected a whole number');
    await refused({ field: 'latent', value: 2 }, 'got latent at step 4; left it out.');
    const shown = moveFields.filter(({ field }) => field.probed).map(({ name }) => name);
    expect(shown).toEqual(expect.arrayContaining(['temperature', 'polynomialOrder', 'gridPoints']));
    await refused(
      { field: 'learningRate', value: 0.1 },
      `(${shown.join(', ')}), got learningRate; make the move itself`,
    );
    await refused(null, 'posterior: ifMoved: expected moves {field, value}, got null among them');
    expect(status()).toMatchObject({ state: 'paused', step: 4 });
    expect(of('moved')).toEqual([]);
  });

  it('answers with the true posterior of one or two dimensions, of any picture, and of more with a conditional', async () => {
    await call('open', { backend: 'auto' });
    const { pixels } = await call('pictures', { indices: [7] });
    await call('draw', { pixels });
    const sum = (masses: Float64Array) => masses.reduce((total, mass) => total + mass, 0);
    for (const latent of [1, 2, 3]) {
      const models = mapSettings((id) => ({ ...smallExperiment(20).models[id], latent }));
      await call('start', { experiment: { ...smallExperiment(20), models }, moves: [], paused: true });
      await until(() => status().state === 'paused' && status().step === 0);
      await steps(2);
      for (const model of usualModels)
        for (const index of [1, -1]) {
          const found = await call('truth', { model, index, dimension: latent - 1 });
          expect(found).toMatchObject({ step: 2, preview: false });
          expect(found.axes.map(({ dimension }) => dimension)).toEqual([[0], [0, 1], [2]][latent - 1]);
          for (const { truth, own, places, modes, ownModes } of found.axes) {
            expect([truth.length, own.length]).toEqual([places.length, places.length]);
            expect(sum(truth)).toBeCloseTo(1, 6);
            expect(sum(own)).toBeCloseTo(1, 5);
            expect(Math.min(modes.length, ownModes.length)).toBeGreaterThan(0);
          }
          expect(found.gap).toBeGreaterThan(0);
          expect(found.kind).toBe(latent === 3 ? 'conditional' : 'posterior');
          if (found.kind === 'conditional') continue;
          expect(sum(found.mass)).toBeCloseTo(1, 6);
          expect(found.mass).toHaveLength(found.axes.reduce((all, { places }) => all * places.length, 1));
          expect(found.family).toBeLessThanOrEqual(found.gap + 1e-9);
          expect(found.floor).toBeLessThanOrEqual(found.family + 1e-6);
        }
    }
    await expect(call('truth', { model: 'gauss', index: 0, dimension: 3 })).rejects.toThrow(
      'truth: dimension: expected a whole number from 0 to 2, got 3',
    );
  });

  it('answers with the precision of z of any picture, with the true deviations of one or two dimensions, or with why there is none', async () => {
    await call('open', { backend: 'auto' });
    const { pixels } = await call('pictures', { indices: [7] });
    await call('draw', { pixels });
    for (const latent of [2, 3]) {
      const models = mapSettings((id) => ({ ...smallExperiment(20).models[id], latent }));
      await call('start', { experiment: { ...smallExperiment(20), models }, moves: [], paused: true });
      await until(() => status().state === 'paused' && status().step === 0);
      await steps(2);
      for (const model of usualModels)
        for (const index of [1, -1]) {
          const { precision, reason, ...made } = await call('precision', { model, index, truth: true });
          expect(made).toMatchObject({ step: 2, preview: false });
          const { real } = blankDistribution(specOf(model), models[model]);
          if (!real) {
            expect(precision).toBeNull();
            expect(reason).toMatch(/^[A-Z].* no precision of z: .*\.$/);
            continue;
          }
          expect(reason).toBeNull();
          const { own, prior, joint, factorised, spectrum, spacing, truth } = precision!;
          for (const numbers of [own, prior, joint, factorised, spectrum]) {
            expect(numbers).toHaveLength(latent);
            expect(numbers.every(Number.isFinite)).toBe(true);
          }
          expect(spacing).toBe(real().spacing);
          expect(spectrum).toEqual(spectrum.toSorted((a, b) => b - a));
          expect(spectrum[0]).toBeGreaterThan(0);
          for (const j of own.keys()) {
            expect(factorised[j]).toBeLessThanOrEqual(joint[j]! * (1 + 1e-9));
            expect(joint[j]).toBeLessThanOrEqual(prior[j]! * (1 + 1e-9));
          }
          if (latent > 2) expect(truth).toBeNull();
          else expect(truth!.every((value) => value > 0)).toBe(true);
          expect((await call('precision', { model, index, truth: false })).precision).toEqual({
            ...precision,
            truth: null,
          });
        }
    }
    await expect(call('precision', { model: 'gauss', index: 1e6, truth: false })).rejects.toThrow(
      'precision: index: expected a whole number from 0 to',
    );
  });

  it('keeps a preview and a plain question of one kind apart', async () => {
    await call('open', { backend: 'auto' });
    await start(500);
    await until(() => status().step > 0);
    const sample = (ifMoved: readonly IfMoved[]) => call('sample', { model: 'cg-bpef', count: 2, ifMoved });
    const both = await Promise.all([sample([]), sample([{ field: 'temperature', value: 0.2 }])]);
    expect(both.map(({ preview }) => preview)).toEqual([false, true]);
  });
}
