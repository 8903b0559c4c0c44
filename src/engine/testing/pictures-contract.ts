/** What every engine must do about pictures: a part of engine-contract.ts. */
import { expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import { noLabel } from '../../data/dataset';
import { specOf } from '../../models/registry';
import type { Bench } from './contract-bench';
import type { DigitChoice, MeasuredTerm2 } from '../protocol';
import { smallExperiment } from './small-experiment';

export function picturesContract({ call, of, status, inState, start }: Bench): void {
  it('answers probes while it trains, and they change nothing', async () => {
    await call('open', { backend: 'auto' });
    await start(500);
    for (const model of usualModels) {
      const { latent } = smallExperiment(1).models[model];
      const settings = smallExperiment(1).models[model];
      const pictures = await call('reconstruct', { model, indices: [3, 0] });
      expect(pictures).toMatchObject({ count: 2, width: 28, height: 28 });
      expect(pictures.pixels).toHaveLength(2 * 784);
      expect((await call('sample', { model, count: 5 })).pixels).toHaveLength(5 * 784);
      const walk = await call('traverse', { model, index: 1, dimension: latent - 1, count: 7 });
      expect([walk.positions.length, walk.pixels.length]).toEqual([walk.count, walk.count * 784]);
      const plane = { model, index: 1, dimensions: [latent - 1, 0], pictures: 6, grid: 3 } as const;
      const map = await call('latentMap', plane);
      expect([map.means.length, map.across.length, map.up.length]).toEqual([12, 3, 3]);
      expect(map.grid).toMatchObject({ count: 9, width: 28, height: 28 });
      expect([...map.labels]).toEqual([...(await call('pictures', { indices: [0, 1, 2, 3, 4, 5] })).labels]);
      const second = await call('posterior', { model, index: 2 });
      const places = plane.dimensions.map((j) => specOf(model).position(second, j, settings));
      // Another batch of pictures may be multiplied in another order.
      places.forEach((place, at) => expect(map.means[4 + at]).toBeCloseTo(place, 3));
      const before = status().step;
      const many = await call('posteriors', { model, count: 3 });
      const size = specOf(model).headSize(settings);
      expect([many.pictures, many.heads.length]).toEqual([3, 3 * size]);
      expect(many.step).toBeGreaterThanOrEqual(before);
      const third = { head: many.heads.subarray(2 * size), prior: many.prior };
      plane.dimensions.forEach((j, at) =>
        expect(specOf(model).position(third, j, settings)).toBeCloseTo(places[at], 3),
      );
      const { head, step } = await call('posterior', { model, index: 2 });
      expect(head).toHaveLength(specOf(model).headSize(settings));
      expect(step).toBeGreaterThanOrEqual(many.step);
    }
    const shown = await call('pictures', { indices: [4, 2] });
    expect([shown.pixels.length, shown.labels.length]).toEqual([2 * 784, 2]);
    const tested = await call('pictures', { indices: [4, 2], from: 'test' });
    expect([tested.pixels.length, tested.labels.length]).toEqual([2 * 784, 2]);
    expect(tested.pixels).not.toEqual(shown.pixels);
    await expect(call('pictures', { indices: [-1], from: 'test' })).rejects.toThrow(
      /pictures: indices: expected a whole number from 0 to .*, got -1/,
    );
  });

  it('takes a picture drawn by hand, and asks models about it as about any other', async () => {
    await call('open', { backend: 'auto' });
    const { pixels } = await call('pictures', { indices: [7] });
    await expect(call('draw', { pixels: pixels.subarray(1) })).rejects.toThrow(
      'drawing: expected 28 x 28 pixels, got 783; draw it anew',
    );
    await call('draw', { pixels });
    const drawn = await call('pictures', { indices: [-1, 7] });
    expect(drawn.pixels.subarray(0, 784)).toEqual(drawn.pixels.subarray(784));
    expect(drawn.labels[0]).toBe(noLabel);
    await start(30);
    await inState('finished');
    for (const model of usualModels) {
      const { head, step } = await call('posterior', { model, index: -1 });
      expect(step).toBe(30);
      expect(head).toHaveLength(specOf(model).headSize(smallExperiment(1).models[model]));
      expect(head.every(Number.isFinite)).toBe(true);
      expect((await call('reconstruct', { model, indices: [3, -2] })).pixels).toHaveLength(2 * 784);
      expect((await call('traverse', { model, index: -1, dimension: 0, count: 5 })).count).toBe(5);
      expect(await call('term2', { model, index: -1 })).toBeNull();
    }
  });

  it('finds the training pictures nearest to one', async () => {
    await call('open', { backend: 'auto' });
    const near = await call('nearest', { index: 3, count: 5 });
    expect([near.count, near.labels.length, near.distances.length]).toEqual([5, 5, 5]);
    expect([...near.distances]).toEqual([...near.distances].sort((a, b) => a - b));
    const { pixels } = await call('pictures', { indices: [3] });
    const distance = (i: number) =>
      Math.hypot(...Array.from(pixels, (grey, k) => (grey - near.pixels[i * 784 + k]) / 255));
    for (let i = 0; i < 5; i++) expect(near.distances[i]).toBeCloseTo(distance(i), 4);
    // A training picture is nearest to itself.
    await call('draw', { pixels: near.pixels.slice(784, 2 * 784) });
    const own = await call('nearest', { index: -1, count: 1 });
    expect([own.distances[0], own.labels[0]]).toEqual([0, near.labels[1]]);
    expect(own.compared).toBeGreaterThanOrEqual(100);
  });

  it('shows digits in order, by class and, once evaluated, by term2', async () => {
    await call('open', { backend: 'auto' });
    const some = (choice: DigitChoice, offset = 0, count = 10) => call('digits', { choice, offset, count });
    const ordered = await some({ kind: 'order' }, 7, 3);
    expect(ordered.indices).toEqual([7, 8, 9]);
    const { labels, pixels } = await call('pictures', { indices: [7, 8, 9] });
    expect([ordered.labels, ordered.pixels]).toEqual([labels, pixels]);
    const [label] = labels;
    const ofClass = await some({ kind: 'class', label });
    expect(ofClass.indices).toContain(7);
    expect(new Set(ofClass.labels)).toEqual(new Set([label]));
    const worst = { kind: 'worst', model: 'gauss' } as const;
    expect(await some(worst)).toMatchObject({ indices: [], count: 0, total: 0, evaluated: null });
    await start(30);
    await inState('finished');
    const all = await some(worst, 0, 1000);
    const term2 = [...(all.evaluated as MeasuredTerm2).term2];
    expect(all.evaluated?.step).toBe(30);
    expect([all.indices.length, new Set(all.indices).size]).toEqual([ordered.total, ordered.total]);
    expect(term2).toEqual([...term2].sort((a, b) => b - a));
    expect((await some({ kind: 'best', model: 'gauss' })).indices[0]).toBe(all.indices.at(-1));
    const mean = term2.reduce((sum, v) => sum + v, 0) / term2.length;
    const evaluation = of('evaluation').find((one) => one.model === 'gauss');
    expect(Math.abs(mean - (evaluation?.validation.term2 ?? NaN))).toBeLessThan(0.5);
    expect(await call('term2', { model: 'gauss', index: all.indices[3] })).toEqual({
      step: 30,
      term2: term2[3],
    });
  });
}
