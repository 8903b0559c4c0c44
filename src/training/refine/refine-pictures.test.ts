/** Refined heads of small networks, against exact evidence, and what must never happen to them. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Refined } from '../../experiment/refined';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { modelIds, type ModelId } from '../../models/registry';
import { readParameters } from '../../nn/parameters';
import type { Subject } from '../audit/subject';
import { exactEvidence } from '../exact/exact-evidence';
import { finished, tinySubject } from '../testing/tiny-subject';
import { refinePictures } from './refine-pictures';

beforeAll(() => useBackend('wasm'));

const pictures = 4;

const refinedOf = (subject: Subject, { steps = 100, samples = 32 } = {}): Promise<Refined> => {
  const model = subject.network.model.spec.id as ModelId;
  return finished(refinePictures({ subject, model, step: 1, pictures, steps, samples }));
};

const exactModels = [
  ['gauss', { latent: 1 }],
  ['cg-bpef', { latent: 1, sampler: 'inverse-cdf' }],
] as const;

describe.each(exactModels)('%s, whose posterior is a sum over cells', (model, change) => {
  test('loses by its encoder what exact evidence says, or less, and most of it is won back', async () => {
    const subject = await tinySubject(model, change);
    const take = { subject, model, step: 1, pictures, pixels: 'grey', fineness: 2, from: 'test' } as const;
    const exact = await finished(exactEvidence(take));
    const refined = await refinedOf(subject, { samples: 200 });
    expect(refined.accounting).toBe('bound');
    refined.byPicture.forEach(({ before, after, gain }, i) => {
      const { nll, gap, family } = exact.byPicture[i];
      const noise = 4 * gain.standardError + 0.02;
      // The encoder's L on the cells, within the samples' spread of term2, which the difference has less of.
      expect(Math.abs(before.term1 + before.term2 - (nll + gap))).toBeLessThan(0.5);
      expect(gain.mean).toBeLessThan(gap - family + noise);
      expect(gain.mean).toBeGreaterThan(0.8 * (gap - family) - noise);
      expect(before.term1 + before.term2 - (after.term1 + after.term2)).toBeCloseTo(gain.mean, 4);
    });
    expect(refined.gain.mean).toBeGreaterThan(0.05);
  });
});

describe.each(modelIds)('%s', (model) => {
  test('gains, the same bits each time, and leaves no tensors and the network as it was', async () => {
    const subject = await tinySubject(model);
    const before = await readParameters(subject.network.parameters);
    const tensors = tf.memory().numTensors;
    const refined = await refinedOf(subject);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(refined.gain.mean).toBeGreaterThan(3 * 0.01);
    expect(refined.kept).toBeLessThan(pictures);
    expect(await refinedOf(subject)).toEqual(refined);
    expect(await readParameters(subject.network.parameters)).toEqual(before);
    // Relaxed samples have a temperature, and are no bound of the discrete code.
    const { spec } = subject.network.model;
    const relaxed = spec.hasTemperature(subject.network.settings);
    expect(refined.accounting).toBe(relaxed ? 'paper' : 'bound');
    expect(refined.temperature).toBe(relaxed ? 0.5 : null);
  });
});

test('noise of less than the posterior is no bound', async () => {
  const { accounting } = await refinedOf(await tinySubject('gauss', { noiseScale: 0.5 }), { steps: 1 });
  expect(accounting).toBe('paper');
});

test('a picture is refined alike with whatever others', async () => {
  const subject = await tinySubject('gauss');
  const of = async (pictures: number) =>
    finished(refinePictures({ subject, model: 'gauss', step: 1, pictures, steps: 20, samples: 32 }));
  const [two, four] = [await of(2), await of(4)];
  two.byPicture.forEach(({ gain }, i) => expect(gain.mean).toBeCloseTo(four.byPicture[i].gain.mean, 3));
});
