/** Differences on the same pictures: what is common to both cancels, of two lengths the shorter counts, and noise is called noise. */
import { expect, it } from 'vitest';
import { catAudit, cgAudit, gaussAudit, pictureSpread } from './testing/some-audits';
import { pairsOf, verdictOf } from './paired';

it('pairs every two readings once, with the error of the difference alone', () => {
  const pairs = pairsOf([gaussAudit, catAudit, cgAudit], 'grey');
  expect(pairs.map(({ a, b }) => `${a.model} ${a.reading} ${b.model} ${b.reading}`)).toEqual([
    'gauss exact categorical hard',
    'gauss exact cg-bpef hard',
    'gauss exact cg-bpef relaxed',
    'categorical hard cg-bpef hard',
    'categorical hard cg-bpef relaxed',
    'cg-bpef hard cg-bpef relaxed',
  ]);
  // 93.5 and 96.5: pictures 40 nats apart leave no error.
  expect(pairs[2]).toMatchObject({
    difference: { mean: -3, standardError: 0 },
    pictures: pictureSpread.length,
    samples: [100, 100],
  });
  // 93.5 and 94, the second 0.25 more on every other picture: s = 0.125 sqrt(4 / 3), over sqrt(4).
  expect(pairs[1].difference.mean).toBeCloseTo(-0.625, 12);
  expect(pairs[1].difference.standardError).toBeCloseTo((0.125 * Math.sqrt(4 / 3)) / 2, 12);
});

it('takes the pictures that both have', () => {
  const few = {
    ...gaussAudit,
    importance: gaussAudit.importance.map((each) => ({
      ...each,
      nllByPicture: each.nllByPicture.slice(0, 2),
    })),
  };
  expect(pairsOf([few, cgAudit], 'binarised').map(({ pictures }) => pictures)).toEqual([2, 2, 4]);
  const one = {
    ...gaussAudit,
    importance: gaussAudit.importance.map((each) => ({
      ...each,
      nllByPicture: each.nllByPicture.slice(0, 1),
    })),
  };
  expect(pairsOf([one, catAudit], 'grey')).toEqual([]);
  expect(pairsOf([gaussAudit], 'grey')).toEqual([]);
});

it('says which is lower beyond two errors only', () => {
  const [pair] = pairsOf([gaussAudit, cgAudit], 'grey');
  const verdict = (mean: number, standardError: number) =>
    verdictOf({ ...pair, difference: { mean, standardError } });
  expect([verdict(-3, 1), verdict(3, 1), verdict(1.9, 1), verdict(0, 0)]).toEqual([
    'a',
    'b',
    'neither',
    'neither',
  ]);
});
