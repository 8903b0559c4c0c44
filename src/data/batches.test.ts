import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchOrder } from './batches';

const split = (first: number, end: number) => ({
  training: { first, end },
  validation: { first: 0, end: first },
  test: { first: end, end: end + 1 },
});
const mnist = { split: split(5000, 60000), firstChunk: 10000 };
const epochOf = (order: ReturnType<typeof batchOrder>, epoch: number) =>
  Array.from({ length: order.stepsAnEpoch }, (_, i) => [
    ...order.indices(epoch * order.stepsAnEpoch + i),
  ]).flat();

describe('batchOrder', () => {
  // From an independent Threefry and Fisher-Yates in whole numbers, in Python.
  it('is the order that definition 12 says', () => {
    const small = batchOrder({ split: split(5, 15), firstChunk: 9 }, 7, 5);
    expect(epochOf(small, 0)).toEqual([7, 5, 6, 8, 9, 13, 10, 11, 14, 12]);
    expect(epochOf(small, 2)).toEqual([8, 13, 9, 6, 7, 11, 14, 12, 5, 10]);
    const order = batchOrder(mnist, 1, 100);
    expect([...order.indices(0).subarray(0, 5)]).toEqual([8957, 6680, 6479, 9458, 6160]);
    expect([...order.indices(50).subarray(0, 3)]).toEqual([24675, 42579, 40930]);
    expect([...order.indices(3 * 550).subarray(0, 5)]).toEqual([48718, 42454, 53086, 10345, 35086]);
    expect([...order.indices(4 * 550 - 1).subarray(95)]).toEqual([18547, 13274, 51941, 20685, 8504]);
  });

  it('takes every training picture of MNIST once an epoch, the first chunk first in epoch 0 only', () => {
    const order = batchOrder(mnist, 3, 100);
    expect(order.stepsAnEpoch).toBe(550);
    const all = Array.from({ length: 55000 }, (_, i) => 5000 + i);
    for (const epoch of [0, 1]) expect(epochOf(order, epoch).sort((a, b) => a - b)).toEqual(all);
    for (let step = 0; step < 50; step++) expect(order.pictureNeeded(step)).toBeLessThanOrEqual(10000);
    expect(order.pictureNeeded(50)).toBeGreaterThan(10000);
    expect(order.pictureNeeded(550)).toBeGreaterThan(10000);
  });

  it('drops the short rest of an epoch, another one each epoch', () => {
    const order = batchOrder({ split: split(2, 25), firstChunk: 8 }, 1, 5);
    expect(order.stepsAnEpoch).toBe(4);
    const rests = [1, 2, 3, 4].map((epoch) => {
      const taken = new Set(epochOf(order, epoch));
      expect(taken.size).toBe(20);
      expect(Math.min(...taken)).toBeGreaterThanOrEqual(2);
      expect(Math.max(...taken)).toBeLessThan(25);
      return Array.from({ length: 23 }, (_, i) => i + 2)
        .filter((index) => !taken.has(index))
        .join();
    });
    expect(new Set(rests).size).toBe(4);
  });

  it('answers the same in any order of asking, and says which picture it needs', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 12 }),
        (seed, size, first, batch, steps) => {
          const dataset = { split: split(first, first + size), firstChunk: first + (seed % (size + 1)) };
          const batchSize = Math.min(batch, size);
          const shared = batchOrder(dataset, seed, batchSize);
          for (const step of steps) {
            const alone = batchOrder(dataset, seed, batchSize).indices(step);
            expect(shared.indices(step)).toEqual(alone);
            expect(shared.pictureNeeded(step)).toBe(1 + Math.max(...alone));
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('gives batches that stay as they are when the next epoch is asked for', () => {
    const order = batchOrder(mnist, 1, 100);
    const early = order.indices(600);
    const copy = [...early];
    order.indices(1200);
    expect([...early]).toEqual(copy);
  });

  it('differs by seed and by epoch', () => {
    const one = epochOf(batchOrder(mnist, 1, 100), 1);
    expect(epochOf(batchOrder(mnist, 2, 100), 1)).not.toEqual(one);
    expect(epochOf(batchOrder(mnist, 1, 100), 2)).not.toEqual(one);
  });

  it('is uniform over all permutations of four', () => {
    const counts = new Map<string, number>();
    const dataset = { split: split(0, 4), firstChunk: 4 };
    for (let seed = 0; seed < 200; seed++) {
      const order = batchOrder(dataset, seed, 4);
      for (let epoch = 0; epoch < 120; epoch++) {
        const permutation = order.indices(epoch).join();
        counts.set(permutation, (counts.get(permutation) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(24);
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 49.7 is the 99.9th percentile of 23 degrees of freedom; the draw is fixed.
    expect(chiSquared).toBeLessThan(49.7);
  });

  it.each([
    [0, 'batch size: expected a whole number from 1 to 10, got 0'],
    [11, 'batch size: expected a whole number from 1 to 10, got 11'],
    [2.5, 'batch size: expected a whole number from 1 to 10, got 2.5'],
  ])('refuses a batch of %d', (batchSize, message) => {
    expect(() => batchOrder({ split: split(5, 15), firstChunk: 9 }, 1, batchSize)).toThrow(message);
  });

  it('refuses a step before the first, and more pictures than it can draw exactly', () => {
    const order = batchOrder({ split: split(5, 15), firstChunk: 9 }, 1, 5);
    expect(() => order.indices(-1)).toThrow('step: expected 0, 1, 2, ..., got -1');
    expect(() => batchOrder({ split: split(0, 2 ** 21 + 1), firstChunk: 9 }, 1, 5)).toThrow(
      'training pictures: expected at most 2097152, got 2097153',
    );
  });
});
