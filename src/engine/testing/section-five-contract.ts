/** What every engine must do about section 5: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import { stringRounding, type SectionFive } from '../../experiment/section-five';
import { sectionFiveRefusal } from '../../experiment/section-five-limits';
import { meanAndError } from '../../math/importance-weighting';
import type { ModelId } from '../../models/registry';
import { Stopped } from '../client';
import type { Bench } from './contract-bench';
import { smallExperiment } from './small-experiment';

const measurable = usualModels.filter(
  (id) => sectionFiveRefusal(id, smallExperiment(10).models[id]) === null,
);

export function sectionFiveContract({ answer, call, of, inState }: Bench): void {
  const start = (steps: number, paused = false, experiment = smallExperiment(steps)) =>
    call('start', { experiment, moves: [], paused });
  const ask = (model: ModelId, pictures = 3) => call('sectionFive', { model, pictures });

  it('measures section 5 of the present parameters on pictures that can be picked, in figures that agree', async () => {
    await call('open', { backend: 'auto' });
    await start(12);
    await inState('finished');
    for (const model of measurable) {
      const found = await answer(ask(model));
      expect(found).toMatchObject({ model, step: 12, from: 'validation', pictures: 3, samples: 100 });
      await agrees(found, model);
    }
    const told = of('measuring');
    expect(told.every(({ command, done, total }) => command === 'sectionFive' && done <= total)).toBe(true);
    expect(new Set(told.map(({ model }) => model))).toEqual(new Set(measurable));
  });

  async function agrees(found: SectionFive, model: ModelId): Promise<void> {
    const { strings, term1, term2, freeEnergy, byPicture, taylor } = found;
    expect(byPicture).toHaveLength(3);
    expect(strings.total).toBeCloseTo(freeEnergy.mean, 6);
    expect(term1.mean + term2.mean).toBeCloseTo(freeEnergy.mean, 9);
    expect(term1.mean + strings.toBest.mean + strings.nllAtBest.mean).toBeCloseTo(strings.total, 9);
    const below = byPicture.filter((one) => one.term2 < one.nllAtBest - stringRounding);
    expect(strings.negative).toBe(below.length);
    const { eq5, eq6, centroidToPrior } = found.bounds;
    expect(eq5 + centroidToPrior).toBeCloseTo(term1.mean, 3);
    expect(eq6).toBeLessThanOrEqual(eq5 + 1e-9);
    const own = meanAndError(byPicture.map((one) => one.nllAtBest));
    expect(strings.nllAtBest.standardError).toBeCloseTo(own.standardError, 9);
    const { latent } = smallExperiment(12).models[model];
    for (const one of byPicture) {
      expect(one.best).toHaveLength(latent);
      expect(one.nllAtBest).toBeLessThanOrEqual(one.nllAtMean + 1e-9);
    }
    const difference = meanAndError(byPicture.map((one) => one.nllAtMean + one.halfTrace - one.term2));
    expect(taylor.difference.mean).toBeCloseTo(difference.mean, 9);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  }

  it('stops section 5 when it is told to, and takes no audit beside it', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    const [model] = measurable;
    const failed = expect(ask(model)).rejects.toBeInstanceOf(Stopped);
    await expect(call('audit', { model: 'gauss', pictures: 4, samples: 2 })).rejects.toThrow(
      "audit: expected no measurement under way, got the section 5 of Gauss-VAE; wait for its answer, or call 'stopMeasuring' first",
    );
    await answer(call('stopMeasuring', null));
    await failed;
    expect(of('failure')).toEqual([]);
    expect((await answer(ask(model))).model).toBe(model);
  });

  it('refuses categories before it begins, and numbers of pictures that are none', async () => {
    await call('open', { backend: 'auto' });
    await start(10, true);
    await expect(ask('categorical')).rejects.toThrow(
      'sectionFive: expected z of one number a dimension, got the categories of Cat-VAE; take a model with places for them',
    );
    await expect(ask('gauss', 1)).rejects.toThrow(
      'sectionFive: pictures: expected a whole number from 2 to 1000, got 1',
    );
    expect(of('measuring')).toEqual([]);
  });
}
