/** Convolutions by hand, as transposes of each other, by windows and products, and their gradients against finite differences. */
import { describe, expect, test } from 'vitest';
import { maxPool, maxPoolGradient, overlaid, patchesOf } from './patches';
import { convolve, transposedConvolve } from './testing/convolve';
import { denseForward } from './dense';
import { finiteDifference } from './testing/finite-difference';
import { fillUniform, keyOf } from './random';
import {
  countOfWindows,
  numbersOfPatches,
  numbersOfPicture,
  numbersOfWindow,
  placesOf,
  sameWindows,
  sourcesOf,
  validWindows,
} from './windows';

const draw = (name: string, count: number) =>
  Array.from(fillUniform(new Float32Array(count), keyOf(3, name), 0), (u) => 2 * u - 1);
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, v, i) => sum + v * b[i], 0);

const cases = {
  'valid 3 on 6 x 5': validWindows({ height: 6, width: 5, channels: 2 }, 3),
  'valid 5 on 5 x 5, one window': validWindows({ height: 5, width: 5, channels: 3 }, 5),
  'same 5, stride 4, from one pixel': sameWindows({ height: 4, width: 4, channels: 2 }, 5, 4),
  'same 5, stride 2': sameWindows({ height: 8, width: 6, channels: 2 }, 5, 2),
  'same 3, stride 1': sameWindows({ height: 4, width: 3, channels: 1 }, 3, 1),
  'same 2, stride 3, with gaps': sameWindows({ height: 6, width: 3, channels: 1 }, 2, 3),
};

describe('windows', () => {
  test('of appendix E: 28 x 28 valid; one pixel before at stride 2, none at stride 4', () => {
    const valid = validWindows({ height: 32, width: 32, channels: 1 }, 5);
    expect([valid.down, valid.across, valid.before]).toEqual([28, 28, 0]);
    const [two, four] = [2, 4].map((stride) => sameWindows({ height: 8, width: 8, channels: 32 }, 5, stride));
    expect([two.down, two.across, two.before]).toEqual([4, 4, 1]);
    expect([four.down, four.across, four.before]).toEqual([2, 2, 0]);
  });

  test.each(Object.entries(cases))('%s: places and sources are each other backwards', (_, windows) => {
    const places = placesOf(windows);
    const sources = sourcesOf(windows);
    const most = sources.length / numbersOfPicture(windows);
    const inside = [...places].filter((place) => place >= 0).length;
    expect(sources.filter((source) => source >= 0).length).toBe(inside);
    sources.forEach((source, at) => {
      if (source >= 0) expect(places[source]).toBe(Math.floor(at / most));
    });
  });

  test('what does not fit is refused', () => {
    expect(() => validWindows({ height: 4, width: 9, channels: 1 }, 5)).toThrow('at least 5 x 5');
    expect(() => sameWindows({ height: 6, width: 6, channels: 1 }, 5, 4)).toThrow('multiples of 4');
  });
});

describe('a convolution', () => {
  test('by hand: sums of two by two, and the second filter minus the corner', () => {
    const windows = validWindows({ height: 3, width: 3, channels: 1 }, 2);
    const weights = [1, -1, 1, 0, 1, 0, 1, 0];
    const y = convolve([1, 2, 3, 4, 5, 6, 7, 8, 9], { weights, biases: [0, 10] }, windows);
    expect(y).toEqual([12, 9, 16, 8, 24, 6, 28, 5]);
  });

  test('transposed, by hand: one pixel at stride 4 is the filter without its last row and column', () => {
    const windows = sameWindows({ height: 4, width: 4, channels: 1 }, 5, 4);
    const weights = Array.from({ length: 25 }, (_, i) => i);
    const y = transposedConvolve([2], { weights, biases: [0.5] }, windows);
    expect(y).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 15, 16, 17, 18].map((w) => 2 * w + 0.5));
  });

  test.each(Object.entries(cases))('%s: is the product of its windows with the filters', (_, windows) => {
    const weights = draw('w', numbersOfWindow(windows) * 3);
    const biases = draw('b', 3);
    const x = draw('x', numbersOfPicture(windows));
    const product = denseForward({ x: patchesOf(x, windows), weights, biases, activation: 'linear' });
    convolve(x, { weights, biases }, windows).forEach((v, i) => expect(v).toBeCloseTo(product[i], 12));
  });

  test.each(Object.entries(cases))('%s: transposed, it is the transpose', (_, windows) => {
    const [weights, x] = [draw('w', numbersOfWindow(windows) * 3), draw('x', numbersOfPicture(windows))];
    const u = draw('u', countOfWindows(windows) * 3);
    const zeros = (count: number) => new Array<number>(count).fill(0);
    const forward = convolve(x, { weights, biases: zeros(3) }, windows);
    const back = transposedConvolve(u, { weights, biases: zeros(windows.channels) }, windows);
    expect(dot(forward, u)).toBeCloseTo(dot(x, back), 12);
    const patches = draw('p', numbersOfPatches(windows));
    expect(dot(patchesOf(x, windows), patches)).toBeCloseTo(dot(x, overlaid(patches, windows)), 12);
  });
});

describe('max pooling', () => {
  const picture = { height: 4, width: 6, channels: 2 };

  test('by hand, the first of equals taking the gradient', () => {
    const x = [1, 5, 5, 5, 2, 0, 0, 0];
    const two = { height: 2, width: 4, channels: 1 };
    expect(maxPool(x, two)).toEqual([5, 5]);
    expect(maxPoolGradient(x, [1, 2], two)).toEqual([0, 1, 2, 0, 0, 0, 0, 0]);
  });

  test('has the gradient of finite differences', () => {
    const x = draw('x', numbersOfPicture(picture));
    const dy = draw('dy', numbersOfPicture(picture) / 4);
    const expected = finiteDifference((values) => dot(maxPool(values, picture), dy), x, 1e-5);
    maxPoolGradient(x, dy, picture).forEach((v, i) => expect(v).toBeCloseTo(expected[i], 8));
  });
});
