import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Columns, decimate, lastAtOrBefore } from './growing-columns';

const curve = fc
  .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 0, maxLength: 2000 })
  .map((values) => ({ values, steps: values.map((_, i) => 10 * i + 1) }));
const limit = fc.integer({ min: 4, max: 300 });

describe('decimate', () => {
  it('keeps within the limit, in order, the first, the last, the smallest and the largest', () => {
    fc.assert(
      fc.property(curve, limit, ({ values, steps }, most) => {
        const points = decimate(steps, values, most);
        expect(points.length).toBeLessThanOrEqual(Math.max(most, 0));
        for (let i = 1; i < points.length; i++) expect(points[i].step).toBeGreaterThan(points[i - 1].step);
        for (const { step, value } of points) expect(value).toBe(values[(step - 1) / 10]);
        if (values.length === 0) return;
        const shown = points.map(({ value }) => value);
        expect(points[0].step).toBe(steps[0]);
        expect(points[points.length - 1].step).toBe(steps[steps.length - 1]);
        expect(Math.min(...shown)).toBe(Math.min(...values));
        expect(Math.max(...shown)).toBe(Math.max(...values));
      }),
    );
  });

  it('on a logarithmic axis too, with the first steps as they are', () => {
    fc.assert(
      fc.property(curve, limit, ({ values, steps }, most) => {
        const shown = decimate(steps, values, most, 'log');
        expect(shown.length).toBeLessThanOrEqual(most);
        for (let i = 1; i < shown.length; i++) expect(shown[i].step).toBeGreaterThan(shown[i - 1].step);
        if (values.length === 0) return;
        expect([shown[0].step, shown.at(-1)!.step]).toEqual([steps[0], steps.at(-1)]);
        expect(Math.min(...shown.map(({ value }) => value))).toBe(Math.min(...values));
        expect(Math.max(...shown.map(({ value }) => value))).toBe(Math.max(...values));
      }),
    );
    const steps = Array.from({ length: 10_000 }, (_, i) => i + 1);
    const shown = decimate(
      steps,
      steps.map((_, i) => Math.sin(i)),
      200,
      'log',
    ).map(({ step }) => step);
    expect(shown.slice(0, 10)).toEqual(steps.slice(0, 10));
    expect(shown.filter((step) => step <= 100).length).toBeGreaterThan(40);
  });

  it('leaves a short curve as it is', () => {
    expect(decimate([1, 2, 3], [0, 1, 4], 4)).toEqual([
      { step: 1, value: 0 },
      { step: 2, value: 1 },
      { step: 3, value: 4 },
    ]);
  });

  it('keeps a lone spike anywhere in a long flat curve', () => {
    const steps = Array.from({ length: 5000 }, (_, i) => i);
    for (const at of [1, 777, 2500, 4998])
      expect(
        decimate(
          steps,
          steps.map((i) => (i === at ? 9 : 0)),
          300,
        ),
      ).toContainEqual({ step: at, value: 9 });
  });
});

describe('Columns', () => {
  it('holds what was appended, across growth', () => {
    const columns = new Columns({ capacity: 2 });
    for (let i = 0; i < 50; i++) columns.append([2 * i, 2 * i + 1], [i, -i], new Float32Array([10 * i, 0.5]));
    expect(columns.length).toBe(100);
    expect(columns.step[99]).toBe(99);
    expect(columns.term1[98]).toBe(49);
    expect(columns.term2[98]).toBe(490);
    expect(columns.term2[99]).toBe(0.5);
  });

  it('takes bounded memory of a run of any length, and loses no spike', () => {
    const columns = new Columns({ most: 3000 });
    const total = 100_000;
    for (let first = 1; first <= total; first += 500) {
      const steps = Array.from({ length: 500 }, (_, i) => first + i);
      const spiked = steps.map((step) => (step === 43_210 ? 99 : Math.sin(step)));
      columns.append(steps, spiked, steps);
      expect(columns.length).toBeLessThanOrEqual(3000);
    }
    expect(columns.step.at(-1)).toBe(total);
    expect(columns.term1[columns.step.indexOf(43_210)]).toBe(99);
    expect([...columns.term2]).toEqual([...columns.step].map(Math.fround));
  });

  it('forgets everything from a step on', () => {
    const columns = new Columns();
    columns.append([1, 2, 3, 4], [10, 20, 30, 40], [1, 1, 1, 1]);
    columns.cutFrom(3);
    columns.append([3], [31], [1]);
    expect([...columns.step]).toEqual([1, 2, 3]);
    expect([...columns.term1]).toEqual([10, 20, 31]);
  });
});

describe('lastAtOrBefore', () => {
  it('agrees with a plain search', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 100 })).map((steps) => steps.sort((a, b) => a - b)),
        fc.integer({ min: -1, max: 101 }),
        (steps, step) => {
          expect(lastAtOrBefore(steps, step)).toBe(steps.findLastIndex((other) => other <= step));
        },
      ),
    );
  });
});
