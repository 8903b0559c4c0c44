/** What every engine must do about exact evidence: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import type { ExactEvidence, ExactOptions } from '../../experiment/exact';
import { mapSettings, type Experiment } from '../../experiment/experiment';
import { meanAndError } from '../../math/importance-weighting';
import { blankDistribution } from '../../models/latent/readings';
import { specOf, type ModelId } from '../../models/registry';
import { Stopped } from '../client';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

/** Few cells: one dimension of those whose cells are many, and small grids. */
function flatExperiment(steps: number): Experiment {
  const small = smallExperiment(steps);
  const models = mapSettings((id) => {
    const own = small.models[id];
    const latent = blankDistribution(specOf(id), own).windowed ? 1 : 2;
    const few = Object.entries({ categories: 4, gridPoints: 9, polynomialOrder: 3 });
    return { ...own, latent, ...Object.fromEntries(few.filter(([name]) => name in own)) };
  });
  return { ...small, models };
}

export function exactContract({ answer, call, events, of, status, until, inState }: Bench): void {
  const start = (steps: number, paused = false, experiment = flatExperiment(steps)) =>
    call('start', { experiment, moves: [], paused });
  const ask = (model: ModelId, other: Partial<ExactOptions> = {}) =>
    call('exact', { model, pictures: 4, pixels: 'grey', from: 'test', ...other });

  it('measures exact evidence of every model, in figures that agree with each other, with progress', async () => {
    await call('open', { backend: 'auto' });
    await start(20);
    await inState('finished');
    for (const model of usualModels) {
      const found = await answer(ask(model));
      const settings = flatExperiment(20).models[model];
      const { reading, cells } = blankDistribution(specOf(model), settings);
      const sizes = Array.from({ length: settings.latent }, (_, j) => cells!(j, 2).logPrior.length);
      expect(found).toMatchObject({ model, step: 20, reading, pixels: 'grey', from: 'test', pictures: 4 });
      expect(found.cells).toEqual(sizes);
      consistent(found);
    }
    const told = of('measuring');
    expect(told.every(({ command, done, total }) => command === 'exact' && done <= total)).toBe(true);
    expect(new Set(told.map(({ model }) => model))).toEqual(new Set(usualModels));
    const validation = await answer(ask('cg-bpef', { from: 'validation', pixels: 'binarised' }));
    expect(validation).toMatchObject({ from: 'validation', pixels: 'binarised', pictures: 4 });
    consistent(validation);
    // No more of them than there are.
    expect((await answer(ask('categorical', { pictures: 1000 }))).byPicture.length).toBeLessThan(1000);
  });

  it('measures beside a run, which stands still meanwhile and goes on as if nothing had been', async () => {
    await call('open', { backend: 'auto' });
    const curve = async (measured: boolean) => {
      await start(25, true);
      await call('step', { count: 9 });
      await until(() => status().step === 9 && status().state === 'paused');
      if (measured) {
        const pending = ask('categorical');
        await call('resume', null);
        expect(await answer(pending)).toMatchObject({ model: 'categorical', step: 9 });
        const last = events().findLastIndex(({ event }) => event === 'measuring');
        const steps = events()
          .slice(0, last)
          .flatMap((one) => (one.event === 'status' ? [one.data.step] : []));
        expect(Math.max(...steps)).toBe(9);
      } else await call('resume', null);
      await inState('finished');
      return JSON.parse(await call('record', null)).models;
    };
    const curves = ({ gauss, categorical }: Record<string, { curve: unknown }>) => [
      gauss.curve,
      categorical.curve,
    ];
    expect(curves(await curve(true))).toEqual(curves(await curve(false)));
  });

  it('stops exact evidence when it is told to, and takes no audit beside it', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    const pending = ask('cg-bpef');
    const failed = expect(pending).rejects.toBeInstanceOf(Stopped);
    await expect(call('audit', { model: 'gauss', pictures: 4, samples: 2 })).rejects.toThrow(
      "audit: expected no measurement under way, got the exact evidence of CG-BPEF-VAE; wait for its answer, or call 'stopMeasuring' first",
    );
    await answer(call('stopMeasuring', null));
    await failed;
    expect(of('failure')).toEqual([]);
    expect((await answer(ask('categorical'))).model).toBe('categorical');
  });

  it('refuses models of too many dimensions before it begins, and options that are none', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true, smallExperiment(10));
    await expect(ask('gauss')).rejects.toThrow(
      "exact: expected Gauss-VAE with d = 1 or 2, got d = 3; 'npm run exact' takes d = 3, and Refine and the conditional take any d",
    );
    expect(of('measuring')).toEqual([]);
    await expect(ask('gauss', { pictures: 1 })).rejects.toThrow(
      'exact: pictures: expected a whole number from 2 to 10000, got 1',
    );
    const wrong = { pixels: 'black', from: 'training' } as object;
    await expect(ask('gauss', { ...wrong, from: 'test' })).rejects.toThrow(
      'exact: pixels: expected one of grey, binarised, got black',
    );
    await expect(ask('gauss', { ...wrong, pixels: 'grey' })).rejects.toThrow(
      'exact: from: expected one of test, validation, got training',
    );
    const { models, ...rest } = flatExperiment(10);
    await start(10, true, { ...rest, models: { ...models, gauss: { ...models.gauss, on: false } } });
    await expect(answer(ask('gauss'))).rejects.toThrow('got Gauss-VAE, which is off');
  });
}

function consistent(found: ExactEvidence): void {
  const { byPicture, freeEnergy, nll, gap, floor, family, amortisation, pictures } = found;
  expect(byPicture).toHaveLength(pictures);
  expect(nll.mean + gap.mean).toBeCloseTo(freeEnergy.mean, 6);
  expect(gap.mean - family.mean).toBeCloseTo(amortisation.mean, 9);
  for (const [mean, value] of [
    [nll, 'nll'],
    [gap, 'gap'],
    [floor, 'floor'],
    [family, 'family'],
  ] as const) {
    const own = meanAndError(byPicture.map((one) => one[value]));
    expect(mean.mean).toBeCloseTo(own.mean, 9);
    expect(mean.standardError).toBeCloseTo(own.standardError, 9);
  }
  for (const one of byPicture) {
    expect(one.floor).toBeGreaterThanOrEqual(-1e-9);
    expect(one.floor).toBeLessThanOrEqual(one.family + 1e-6);
    expect(one.family).toBeLessThanOrEqual(one.gap + 1e-9);
    expect(one.modes).toHaveLength(found.cells.length);
    expect(one.information === null).toBe(found.cells.length === 1);
  }
  expect(found.finer).toBe(byPicture.filter(({ finer }) => finer).length);
  const shareOf = (modes: 'modes' | 'ownModes') => {
    const all = byPicture.flatMap((one) => one[modes]);
    return all.filter((count) => count > 1).length / all.length;
  };
  expect(found.twoModes).toBeCloseTo(shareOf('modes'), 9);
  expect(found.ownTwoModes).toBeCloseTo(shareOf('ownModes'), 9);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
}
