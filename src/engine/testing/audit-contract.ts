/** What every engine must do about audits: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import type { CommonSettings } from '../../models/contract';
import { blankDistribution, weighedReadings } from '../../models/latent/readings';
import { specOf, type ModelId } from '../../models/registry';
import { Stopped } from '../client';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

export function auditContract({ answer, call, events, of, status, until, inState, start }: Bench): void {
  const audit = (model: ModelId) => answer(call('audit', { model, pictures: 4, samples: 20 }));

  it('audits every model, in figures that agree with each other, with progress', async () => {
    await call('open', { backend: 'auto' });
    await start(20);
    await inState('finished');
    for (const model of usualModels) {
      const found = await audit(model);
      const { paper, hard, relaxed, klSimplex, importance } = found;
      const spec = specOf(model);
      const settings: CommonSettings = smallExperiment(20).models[model];
      const blank = blankDistribution(spec, settings);
      const own = blank.relaxed;
      expect(found).toMatchObject({ model, step: 20, pictures: 4 });
      expect(found.temperature).toBe(spec.hasTemperature(settings) ? 0.5 : null);
      const all = [paper, ...(hard ? [hard] : []), ...(relaxed ? [relaxed.terms] : [])];
      for (const { term1, term2, freeEnergy } of all) {
        // Sums of float32 in other orders.
        expect(Math.abs(freeEnergy.mean - term1.mean - term2.mean)).toBeLessThan(1e-2);
        for (const { standardError } of [term1, term2, freeEnergy])
          expect(standardError).toBeGreaterThanOrEqual(0);
      }
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
      expect(found.klByDimension).toHaveLength(3);
      expect(sum(found.klByDimension)).toBeCloseTo(paper.term1.mean, 3);
      expect(hard === null).toBe(blank.reading === 'exact');
      expect(relaxed?.of ?? null).toBe(own && (own.by === 'simplex' ? 'y' : 'z'));
      expect(klSimplex === null).toBe(own === null || own.by === 'closed form');
      if (relaxed) expect(sum(relaxed.byDimension)).toBeCloseTo(relaxed.terms.term1.mean, 3);
      if (hard) expect(hard.term1.mean).toBeCloseTo(paper.term1.mean, 3);
      expect(importance.map(({ reading, pixels }) => `${reading} ${pixels}`)).toEqual(
        weighedReadings(blank).flatMap((reading) => [`${reading} grey`, `${reading} binarised`]),
      );
      for (const { points, nllByPicture } of importance) {
        expect(points.map(({ samples }) => samples)).toEqual([1, 10, 20]);
        for (const { samples, effectiveSamples } of points) {
          expect(effectiveSamples).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(effectiveSamples).toBeLessThanOrEqual(samples + 1e-9);
        }
        expect(nllByPicture).toHaveLength(4);
        expect(sum(nllByPicture) / 4).toBeCloseTo(points[2].nll.mean, 3);
      }
      expect(JSON.parse(await call('record', null)).models[model].audit).toEqual(found);
    }
    const told = of('measuring');
    expect(told.every(({ command }) => command === 'audit')).toBe(true);
    expect(new Set(told.map(({ model }) => model))).toEqual(new Set(usualModels));
    expect(told.every(({ done, total }) => done >= 0 && done <= total)).toBe(true);
  });

  it('audits beside a run, which stands still meanwhile, answers, and goes on as if nothing had been', async () => {
    await call('open', { backend: 'auto' });
    const curve = async (audited: boolean) => {
      await start(25, true);
      await call('step', { count: 9 });
      await until(() => status().step === 9 && status().state === 'paused');
      if (audited) {
        const pending = call('audit', { model: 'cg-bpef', pictures: 4, samples: 2 });
        await call('resume', null);
        expect((await call('posterior', { model: 'gauss', index: 0 })).head).toHaveLength(6);
        expect(await answer(pending)).toMatchObject({ model: 'cg-bpef', step: 9 });
        const told = events().slice(
          0,
          events().findLastIndex(({ event }) => event === 'measuring'),
        );
        const steps = told.flatMap((one) => (one.event === 'status' ? [one.data.step] : []));
        expect(Math.max(...steps)).toBe(9);
      } else await call('resume', null);
      await inState('finished');
      return JSON.parse(await call('record', null)).models['cg-bpef'].curve;
    };
    expect(await curve(true)).toEqual(await curve(false));
  });

  it('stops an audit when it is told to, and refuses a second one beside it', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    expect(await call('stopMeasuring', null)).toBeNull();
    const pending = call('audit', { model: 'cg-bpef', pictures: 4, samples: 2 });
    const failed = expect(pending).rejects.toBeInstanceOf(Stopped);
    await expect(call('audit', { model: 'gauss', pictures: 4, samples: 2 })).rejects.toThrow(
      "audit: expected no measurement under way, got the audit of CG-BPEF-VAE; wait for its answer, or call 'stopMeasuring' first",
    );
    await answer(call('stopMeasuring', null));
    await failed;
    expect(of('failure')).toEqual([]);
    expect(JSON.parse(await call('record', null)).models['cg-bpef']?.audit).toBeUndefined();
    expect((await audit('gauss')).model).toBe('gauss');
    // A new run ends what is asked of the old one.
    const left = call('audit', { model: 'cg-bpef', pictures: 4, samples: 2 });
    const ended = expect(left).rejects.toBeInstanceOf(Stopped);
    await answer(start(10, true));
    await ended;
  });

  it('refuses audits of too little or too much', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    const wrong = (pictures: number, samples: number) =>
      expect(call('audit', { model: 'gauss', pictures, samples })).rejects;
    await wrong(1, 10).toThrow('audit: pictures: expected a whole number from 2 to 2097152, got 1');
    await wrong(10, 0).toThrow('audit: samples: expected a whole number from 1 to 10000, got 0');
  });
}
