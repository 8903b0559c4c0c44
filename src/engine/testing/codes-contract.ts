/** What every engine must do about what codes know: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import type { Codes, CodesOptions } from '../../experiment/codes';
import { meanAndError } from '../../math/importance-weighting';
import { blankDistribution } from '../../models/latent/readings';
import { specOf, type ModelId } from '../../models/registry';
import { Stopped } from '../client';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

export function codesContract({ answer, call, of, status, until, start, inState }: Bench): void {
  const ask = (model: ModelId, other: Partial<CodesOptions> = {}) =>
    call('codes', { model, labels: [20, 10, 10, 5000], draws: 3, ...other });

  it('tells labels from the codes of every model, by few labels and by all, with progress', async () => {
    await call('open', { backend: 'auto' });
    await start(20);
    await inState('finished');
    for (const model of usualModels) {
      const found = await answer(ask(model));
      const { real } = blankDistribution(specOf(model), smallExperiment(20).models[model]);
      expect(found).toMatchObject({ model, step: 20, kind: real ? 'means' : 'probabilities', draws: 3 });
      consistent(found);
      expect(found.points.map(({ wanted }) => wanted)).toEqual([10, 20, null]);
      // Too many of each class.
      expect(found.leftOut.map(({ labels }) => labels)).toEqual([5000]);
    }
    const told = of('measuring');
    expect(told.every(({ command, done, total }) => command === 'codes' && done <= total)).toBe(true);
    expect(new Set(told.map(({ model }) => model))).toEqual(new Set(usualModels));
    expect((await answer(ask('gauss', { labels: [] }))).points).toHaveLength(1);
  });

  it('stands beside a run, which goes on as if nothing had been, and stops when it is told to', async () => {
    await call('open', { backend: 'auto' });
    const curve = async (measured: boolean) => {
      await start(25, true);
      await call('step', { count: 9 });
      await until(() => status().step === 9 && status().state === 'paused');
      if (measured) {
        const stopped = expect(ask('gauss')).rejects.toBeInstanceOf(Stopped);
        await expect(call('audit', { model: 'gauss', pictures: 4, samples: 2 })).rejects.toThrow(
          'audit: expected no measurement under way, got the classification of codes of Gauss-VAE',
        );
        await answer(call('stopMeasuring', null));
        await stopped;
        const pending = ask('categorical');
        await call('resume', null);
        expect((await answer(pending)).step).toBe(9);
      } else await call('resume', null);
      await inState('finished');
      return JSON.parse(await call('record', null)).models.categorical.curve;
    };
    expect(await curve(true)).toEqual(await curve(false));
    expect(of('failure')).toEqual([]);
  });

  it('refuses options that are none', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    await expect(ask('gauss', { draws: 1 })).rejects.toThrow(
      'codes: draws: expected a whole number from 2 to 20, got 1',
    );
    await expect(ask('gauss', { labels: [10, 0.5] })).rejects.toThrow(
      'codes: labels: expected a whole number from 1 to 10000, got 0.5',
    );
    const many = Array.from({ length: 11 }, (_, i) => i + 1);
    await expect(ask('gauss', { labels: many })).rejects.toThrow(
      'codes: labels: expected at most 10 numbers, got 11',
    );
  });
}

function consistent(found: Codes): void {
  const { points, test, used, training, draws, classes, blind } = found;
  expect(used).toBeLessThanOrEqual(training);
  for (const { labels, wanted, accuracy, errorOver, shares, penalties } of points) {
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(penalties).toHaveLength(shares.length);
    expect(penalties.every((one) => found.penalties.includes(one))).toBe(true);
    if (wanted !== null) {
      expect([errorOver, shares.length, labels % classes]).toEqual(['draws', draws, 0]);
      expect(labels).toBeLessThanOrEqual(wanted);
      expect(accuracy.mean).toBeCloseTo(meanAndError(shares).mean, 9);
      expect(accuracy.standardError).toBeCloseTo(meanAndError(shares).standardError, 9);
    } else {
      const [share] = shares;
      expect([errorOver, labels, accuracy.mean]).toEqual(['test pictures', used, share]);
      expect(accuracy.standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / test), 9);
    }
  }
  expect(blind).toBeGreaterThan(0);
  expect(blind).toBeLessThan(1);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
}
