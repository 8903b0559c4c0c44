import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitInto, letterbox, sizesFor } from './fit-picture';

const side = fc.integer({ min: 1, max: 40 });
const picture = fc
  .tuple(side, side)
  .chain(([width, height]) =>
    fc
      .uint16Array({ min: 0, max: 765, minLength: width * height, maxLength: width * height })
      .map((sums) => ({ width, height, sums })),
  );
const size = fc.record({ width: side, height: side });
const meanOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;

describe('fitInto', () => {
  it('keeps the mean, up to the rounding of each pixel, within the black of its letterbox', () => {
    fc.assert(
      fc.property(picture, size, (given, into) => {
        const out = fitInto(given, into);
        const box = letterbox(given, into);
        const inside: number[] = [];
        out.forEach((value, i) => {
          const [x, y] = [(i % into.width) - box.left, Math.floor(i / into.width) - box.top];
          if (x >= 0 && x < box.width && y >= 0 && y < box.height) inside.push(value);
          else expect(value).toBe(0);
        });
        expect(inside).toHaveLength(box.width * box.height);
        // Each pixel is rounded by at most a half, and so is their mean.
        expect(Math.abs(meanOf(inside) - meanOf(given.sums))).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(Math.max(...out)).toBeLessThanOrEqual(Math.max(...given.sums));
      }),
    );
  });

  it('gives the mean of each block where a side is a multiple, and the picture itself at its own size', () => {
    const sums = Uint16Array.from({ length: 16 }, (_, i) => 10 * i);
    const given = { width: 4, height: 4, sums };
    expect([...fitInto(given, { width: 2, height: 2 })]).toEqual([25, 45, 105, 125]);
    expect(fitInto(given, { width: 4, height: 4 })).toBe(sums);
  });
});

describe('sizesFor', () => {
  it('offers the own size where a net takes it, and those of MNIST and SVHN', () => {
    const sides = (width: number, height: number) =>
      sizesFor({ width, height }).map((s) => `${s.width}x${s.height}`);
    expect(sides(28, 28)).toEqual(['28x28', '32x32']);
    expect(sides(64, 48)).toEqual(['64x48', '28x28', '32x32']);
    expect(sides(65, 10)).toEqual(['28x28', '32x32']);
  });
});
