/** The floor under term2 that a run's record and the data set's event tell: math's entropy of the pictures that each is about. */
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../data/dataset';
import { inMemory } from '../data/in-memory';
import { entropyFloor } from '../math/testing/entropy-floor';
import { bench } from './testing/engine-bench';
import { smallExperiment } from './testing/small-experiment';

/** Two pixels a picture; validation, training and test have other greys. */
function tinyGreys(levels: 255 | 765, blackAndWhite = false): Dataset {
  const grey = (share: number) => (blackAndWhite ? levels * Math.round(share) : Math.round(levels * share));
  const shares = [
    [0.5, 1],
    [0.25, 0.75],
    ...Array.from({ length: 20 }, (_, i) => [i / 20, 0]),
    [0.1, 0.9],
    [0, 1],
    [0.3, 0.6],
  ];
  const values = shares.flat().map(grey);
  return inMemory({
    name: 'greys',
    width: 2,
    height: 1,
    levels,
    images: levels === 255 ? Uint8Array.from(values) : Uint16Array.from(values),
    labels: new Uint8Array(shares.length),
    split: {
      validation: { first: 0, end: 2 },
      training: { first: 2, end: 22 },
      test: { first: 22, end: 25 },
    },
  });
}

/** Mean over the pictures of math's own sum over pixels. */
function meanFloor({ images, levels }: Dataset, { first, end }: { first: number; end: number }): number {
  const floors = Array.from({ length: end - first }, (_, i) => {
    const at = 2 * (first + i);
    return entropyFloor([images[at] / levels, images[at + 1] / levels]);
  });
  return floors.reduce((sum, floor) => sum + floor, 0) / floors.length;
}

async function told(dataset: Dataset, binarise: 'none' | 'static' | 'dynamic' = 'none') {
  const { call, of, platform, inState } = bench();
  Object.assign(platform, { openDataset: async () => dataset });
  await call('open', { backend: 'auto' });
  await call('start', { experiment: { ...smallExperiment(2), binarise }, moves: [] });
  await inState('finished');
  return { event: of('dataset').at(-1)!, record: JSON.parse(await call('record', null)).dataset };
}

describe('the floor', () => {
  it.each([255, 765] as const)(
    'of pictures of %i levels: the event’s of validation, the record’s of test',
    async (levels) => {
      const dataset = tinyGreys(levels);
      const { event, record } = await told(dataset);
      const { validation, test } = dataset.split;
      // Sums of doubles in another order.
      expect(event.floor).toBeCloseTo(meanFloor(dataset, validation), 13);
      expect(record.floor).toBeCloseTo(meanFloor(dataset, test), 13);
      expect(Math.abs(event.floor - record.floor)).toBeGreaterThan(0.01);
    },
  );

  it('by hand: a half and white cost log 2, a quarter and three quarters 2 log 4 - 1.5 log 3', async () => {
    const { event } = await told(tinyGreys(765));
    // 191.25 of 765 rounds to a grey 0.0003 off, where the entropy's slope is log 3; so does 573.75.
    expect(event.floor).toBeCloseTo((Math.LN2 + 2 * Math.log(4) - 1.5 * Math.log(3)) / 2, 3);
  });

  it('is nought of black and white, and is not in the record of binarised pixels', async () => {
    const { event, record } = await told(tinyGreys(255, true));
    expect([event.floor, record.floor]).toEqual([0, 0]);
    for (const binarise of ['static', 'dynamic'] as const) {
      const drawn = await told(tinyGreys(255), binarise);
      expect(drawn.record).not.toHaveProperty('floor');
    }
  });

  it('is not in the record while the test pictures are not in', async () => {
    const dataset = tinyGreys(255);
    const { record } = await told({ ...dataset, loaded: () => 24 });
    expect(record).toEqual({ name: 'greys', sha256: 'greys' });
  });
});
