/** What codes of small networks know: of the right parameters and pictures, the same again, better with more labels, and without a trace. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Dataset } from '../../data/dataset';
import { noLabel } from '../../data/dataset';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { distributionOf, posteriorsOf, type Subject } from '../audit/subject';
import { createRun } from '../run';
import { drive, tiny, tinyExperiment } from '../testing/tiny-run';
import { finished, tinySubject } from '../testing/tiny-subject';
import { choosePenalty, penalties, shareTold } from './choose-penalty';
import { codesOf } from './picture-codes';
import { whatCodesKnow } from './what-codes-know';

beforeAll(() => useBackend('wasm'));

/** Bars across are of class 3, bars down of class 8. */
const labels = Uint8Array.from(tiny.labels, (_, picture) => {
  const row = (y: number) => tiny.images.subarray(36 * picture + 6 * y, 36 * picture + 6 * y + 6);
  return [0, 1, 2, 3, 4, 5].some((y) => row(y).every((grey) => grey === 255)) ? 3 : 8;
});
const named: Dataset = { ...tiny, labels };
const options = { model: 'gauss', labels: [8, 40], draws: 3 } as const;
const codes = (subject: Subject, model: 'gauss' | 'categorical' | 'cg-bpef' = 'gauss') =>
  finished(whatCodesKnow({ ...options, model, step: 1, subject: { ...subject, dataset: named } }));

describe('a code', () => {
  it.each([
    ['gauss', {}],
    ['cg-bpef', {}],
    ['cg-bpef', { sampler: 'inverse-cdf' }],
  ] as const)('of %s %o is the mean of q', async (id, change) => {
    const subject = await tinySubject(id, change);
    const places = [3, 250, 41];
    const { values, count, width } = await finished(codesOf(subject, places));
    expect([count, width]).toEqual([3, 3]);
    const posteriors = await finished(posteriorsOf(subject, places));
    const { model, settings } = subject.network;
    posteriors.forEach((posterior, i) => {
      for (let j = 0; j < 3; j++) {
        const mean = distributionOf(subject, posterior).real!().mean[j];
        expect(values[3 * i + j]).toBe(mean);
        // As the latent map has it.
        expect(mean).toBeCloseTo(model.spec.position(posterior, j, settings), 6);
      }
    });
  });

  it('of categories is all of their probabilities', async () => {
    const subject = await tinySubject('categorical', { categories: 4 });
    const { values, width } = await finished(codesOf(subject, [0, 1]));
    expect(width).toBe(12);
    for (let at = 0; at < 24; at += 4)
      expect(values.slice(at, at + 4).reduce((a, b) => a + b)).toBeCloseTo(1, 6);
  });
});

describe('what codes know', () => {
  it('is of draws evenly by class and of all, more than the commonest class, and the same again', async () => {
    const subject = await tinySubject('gauss');
    const found = await codes(subject);
    expect(found).toMatchObject({ kind: 'means', width: 3, classes: 2, training: 230, used: 230 });
    expect(found).toMatchObject({ validation: 40, test: 30, draws: 3, leftOut: [] });
    expect(found.points.map(({ labels, wanted }) => [labels, wanted])).toEqual([
      [8, 8],
      [40, 40],
      [230, null],
    ]);
    const all = found.points.at(-1)!;
    expect(all.accuracy.mean).toBeGreaterThan(found.blind + 0.1);
    expect(await codes(subject)).toEqual(found);
  });

  it('leaves out pictures without a label, and classes that training has not are never told', async () => {
    const subject = await tinySubject('categorical');
    const own = labels.slice();
    own.fill(noLabel, 100, 130);
    const { test } = tiny.split;
    own.fill(77, test.first, test.first + 15);
    const take = { ...options, model: 'categorical', step: 1 } as const;
    const found = await finished(
      whatCodesKnow({ ...take, subject: { ...subject, dataset: { ...tiny, labels: own } } }),
    );
    expect(found).toMatchObject({ kind: 'probabilities', training: 200, classes: 2, test: 30 });
    for (const { shares } of found.points) for (const share of shares) expect(share).toBeLessThanOrEqual(0.5);
  });

  it('leaves no tensors, nor when it is abandoned', async () => {
    const subject = await tinySubject('cg-bpef');
    const before = tf.memory().numTensors;
    await codes(subject, 'cg-bpef');
    expect(tf.memory().numTensors).toBe(before);
    const take = { ...options, model: 'cg-bpef', step: 1 } as const;
    const work = whatCodesKnow({ ...take, subject: { ...subject, dataset: named } });
    await work.next();
    await work.return(undefined as never);
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('a penalty is the strongest of those that validation likes best', async () => {
  const subject = await tinySubject('gauss');
  const rowsOf = async (first: number, end: number) => {
    const places = Array.from({ length: end - first }, (_, i) => first + i);
    const rows = await finished(codesOf(subject, places));
    return { ...rows, labels: places.map((place) => (labels[place] === 3 ? 0 : 1)), classes: 2 };
  };
  const [rows, validation] = [await rowsOf(40, 80), await rowsOf(0, 40)];
  const { fit, penalty } = await finished(choosePenalty(rows, validation));
  expect(penalties).toContain(penalty);
  expect(shareTold(fit, validation)).toBeGreaterThan(0.5);
  // Whatever they learn from, labels of one value alone are told by the strongest penalty.
  const one = { ...validation, labels: validation.labels.map(() => 5) };
  expect((await finished(choosePenalty(rows, one))).penalty).toBe(penalties[0]);
});

test('a run measures its best parameters', async () => {
  const experiment = tinyExperiment({ learningRate: 0.02 }, { steps: 510 }, ['gauss']);
  const run = await createRun({ experiment, moves: [], dataset: named });
  const { figures } = await drive(run);
  const before = tf.memory().numTensors;
  const found = await finished(run.codes(options));
  expect(found.step).toBe(figures.find(({ model }) => model === 'gauss')!.step);
  expect(tf.memory().numTensors).toBe(before);
  expect(found.points).toHaveLength(3);
  run.dispose();
});
