/** What every engine must do about refining q: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import { specOf, type ModelId } from '../../models/registry';
import { Stopped } from '../client';
import type { Commands } from '../protocol';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

export function refineContract({ answer, call, of, status, until, inState, start }: Bench): void {
  const asked = (model: ModelId, index = 3, how: Partial<Commands['refine']['take']> = {}) =>
    call('refine', { model, index, steps: 40, samples: 8, ...how });

  it('refines q of a picture for every model, and says how far it is', async () => {
    await call('open', { backend: 'auto' });
    await start(20);
    await inState('finished');
    for (const model of usualModels) {
      const found = await answer(asked(model));
      const { head, before, after, gain, curve, reconstructions } = found;
      const settings = smallExperiment(20).models[model];
      expect(found).toMatchObject({ model, index: 3, step: 20, steps: 40, samples: 8 });
      expect(found.temperature).toBe(specOf(model).hasTemperature(settings) ? 0.5 : null);
      expect(found.accounting).toBe(found.temperature === null ? 'bound' : 'paper');
      expect(head).toHaveLength(specOf(model).headSize(settings));
      expect(curve.steps).toEqual([0, 10, 20, 30, 40]);
      expect(curve.freeEnergy).toHaveLength(5);
      expect(Math.min(...curve.freeEnergy)).toBe(curve.freeEnergy[curve.steps.indexOf(found.chosen)]);
      expect(before.term1 + before.term2 - after.term1 - after.term2).toBeCloseTo(gain.mean, 3);
      expect(gain.mean).toBeGreaterThan(0);
      expect(gain.standardError).toBeGreaterThan(0);
      expect(reconstructions).toMatchObject({ count: 2, width: 28, height: 28 });
      expect(reconstructions.pixels).toHaveLength(2 * 28 * 28);
      const own = await call('posterior', { model, index: 3 });
      const told = of('refining').filter((one) => one.model === model);
      expect(told[0]).toMatchObject({ index: 3, done: 0, steps: 40, freeEnergy: curve.freeEnergy[0] });
      // Encoded alone and together with others, to the rounding of float32.
      told[0].head.forEach((value, i) => expect(value).toBeCloseTo(own.head[i], 4));
      for (const { head, reconstruction } of told) {
        expect(head).toHaveLength(found.head.length);
        expect(reconstruction.pixels).toHaveLength(28 * 28);
      }
    }
  });

  it('refines the picture drawn by hand', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    await call('draw', { pixels: new Uint8Array(28 * 28).fill(90) });
    expect(await answer(asked('gauss', -1))).toMatchObject({ index: -1, step: 0 });
  });

  it('refines beside a run, which stands still meanwhile, and goes on as if nothing had been', async () => {
    await call('open', { backend: 'auto' });
    const curve = async (refined: boolean) => {
      await start(25, true);
      await call('step', { count: 9 });
      await until(() => status().step === 9 && status().state === 'paused');
      if (refined) {
        const pending = asked('cg-bpef');
        await call('resume', null);
        expect(await answer(pending)).toMatchObject({ step: 9 });
      } else await call('resume', null);
      await inState('finished');
      return JSON.parse(await call('record', null)).models['cg-bpef'].curve;
    };
    expect(await curve(true)).toEqual(await curve(false));
  });

  it('stops when it is told to, refuses a second one beside it, and ends with its run', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    expect(await call('stopRefine', null)).toBeNull();
    const long = { steps: 10_000 };
    const pending = asked('cg-bpef', 0, long);
    const failed = expect(pending).rejects.toBeInstanceOf(Stopped);
    await expect(asked('gauss')).rejects.toThrow(
      "refine: expected no refining under way, got the refining of CG-BPEF-VAE's q; wait for its answer, or call 'stopRefine' first",
    );
    await answer(call('stopRefine', null));
    await failed;
    expect(of('failure')).toEqual([]);
    const left = asked('gauss', 0, long);
    const ended = expect(left).rejects.toBeInstanceOf(Stopped);
    await answer(start(10, true));
    await ended;
  });

  it('refuses what cannot be refined', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    const wrong = (take: Partial<Commands['refine']['take']>, message: RegExp) =>
      expect(call('refine', { model: 'gauss', index: 0, ...take })).rejects.toThrow(message);
    await wrong({ model: 'vq' as 'gauss' }, /refine: model: expected one of gauss, .* got vq/);
    await wrong({ index: 100_000 }, /refine: index: expected .* got 100000/);
    await wrong({ steps: 0 }, /refine: steps: expected a whole number from 1 to 10000, got 0/);
    await wrong({ samples: 1 }, /refine: samples: expected a whole number from 2 to 1000, got 1/);
  });
}
