/** Labelled pictures and draws of them: evenly by class, the fewer among the more, the same for the same seed. */
import { describe, expect, it } from 'vitest';
import { noLabel } from '../../data/dataset';
import { byClassOf, drawOf, drawSizes, labelledIn, someOf } from './label-draws';
import { labelledPictures } from './labelled-pictures';

const labels = Uint8Array.from({ length: 120 }, (_, i) => (i % 10 === 9 ? noLabel : [4, 7, 2][i % 3]));
const split = {
  training: { first: 0, end: 60 },
  validation: { first: 60, end: 90 },
  test: { first: 90, end: 120 },
};
const dataset = { labels, split, title: 'Some pictures' };
const places = labelledIn(dataset, split.training);
const classes = byClassOf(places, labels);

describe('labelled pictures', () => {
  it('are those of the part that have a label, by class in the order of the labels', () => {
    expect(places).toHaveLength(54);
    expect(places.every((place) => place < 60 && labels[place] !== noLabel)).toBe(true);
    expect(classes.map(({ label }) => label)).toEqual([2, 4, 7]);
    expect(classes.flatMap((one) => one.places).sort((a, b) => a - b)).toEqual(places);
  });

  it('are a draw where there are more than are taken, from all over the part', () => {
    expect(someOf(places, 54, 1, 0).toSorted((a, b) => a - b)).toEqual(places);
    const some = someOf(places, 20, 1, 0);
    expect(new Set(some).size).toBe(20);
    expect(some.some((place) => place < 20) && some.some((place) => place >= 40)).toBe(true);
    expect(someOf(places, 54, 1, 0).slice(0, 20)).toEqual(some);
    expect(someOf(places, 20, 1, 1)).not.toEqual(some);
  });

  it('are taken of all parts, with the share that the commonest class has', () => {
    const { taken, count, blind } = labelledPictures(dataset, 25, 3);
    expect([taken.training.length, taken.validation.length, taken.test.length]).toEqual([25, 25, 25]);
    expect(count).toBe(54);
    expect(blind).toBe(taken.test.filter((place) => labels[place] === 2).length / 25);
  });

  it('are missed in words', () => {
    const without = (part: keyof typeof split) => {
      const own = labels.slice();
      own.fill(noLabel, split[part].first, split[part].end);
      return () => labelledPictures({ ...dataset, labels: own }, 25, 3);
    };
    expect(without('validation')).toThrow(
      'what the codes know: expected at least 1 validation pictures with labels, got 0 of Some pictures; take a data set with labels in all parts',
    );
    expect(without('test')).toThrow('expected at least 2 test pictures with labels, got 0');
    expect(without('training')).toThrow('expected at least 2 training pictures with labels, got 0');
    expect(() => labelledPictures({ ...dataset, labels: new Uint8Array(120) }, 25, 3)).toThrow(
      'what the codes know: expected training pictures of at least 2 classes, got 1 of Some pictures',
    );
  });
});

describe('draws', () => {
  it('have as many of each class, once each, and the fewer labels are among the more', () => {
    const order = drawOf(classes, 5, 0);
    order.forEach((own, k) => {
      expect(own.every((place) => labels[place] === classes[k].label)).toBe(true);
      expect(own.toSorted((a, b) => a - b)).toEqual([...classes[k].places].sort((a, b) => a - b));
    });
    expect(drawOf(classes, 5, 0)).toEqual(order);
    expect(drawOf(classes, 5, 1)).not.toEqual(order);
    expect(drawOf(classes, 6, 0)).not.toEqual(order);
  });

  it('are left out where the rarest class cannot give its share, or no class has one', () => {
    const rarest = Math.min(...classes.map((one) => one.places.length));
    const { given, leftOut } = drawSizes([30, 10, 2, 3000, 10, 3 * rarest], classes);
    expect(given).toEqual([
      { labels: 10, needed: 3 },
      { labels: 30, needed: 10 },
      { labels: 3 * rarest, needed: rarest },
    ]);
    expect(leftOut).toEqual([
      { labels: 2, needed: 0, rarest },
      { labels: 3000, needed: 1000, rarest },
    ]);
  });
});
