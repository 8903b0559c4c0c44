import { describe, expect, it } from 'vitest';
import { hash, threefry2x32, toUniform } from '../math/random';
import { binariseForEvaluation, fillPixels, type Binarise } from './pixels';

/** Pictures of 16 x 16 with every byte once; picture p is rotated by p. */
const dataset = {
  width: 16,
  height: 16,
  levels: 255,
  images: Uint8Array.from({ length: 20 * 256 }, (_, i) => (i + Math.floor(i / 256)) % 256),
};
const fill = (indices: number[], mode: Binarise, seed = 1, step = 0) =>
  fillPixels(new Float32Array(indices.length * 256), dataset, indices, mode, seed, step);
const uniform = (seed: number, purpose: string, counter: [number, number]) =>
  toUniform(threefry2x32([seed, hash(purpose)], counter)[0]);

describe('fillPixels', () => {
  it('gives byte / 255 in float32, exactly', () => {
    const indices = [3, 0, 19];
    expect([...fill(indices, 'none')]).toEqual(
      indices.flatMap((p) =>
        Array.from({ length: 256 }, (_, i) => Math.fround(dataset.images[p * 256 + i] / 255)),
      ),
    );
  });

  it('gives sums of three channels / 765 in float32, and bytes as sums alike', () => {
    const sums = {
      ...dataset,
      levels: 765,
      images: Uint16Array.from({ length: 256 }, (_, i) => 764 - 2 * i),
    };
    const x = fillPixels(new Float32Array(256), sums, [0], 'none', 1, 0);
    expect([...x]).toEqual(Array.from(sums.images, (sum) => Math.fround(sum / 765)));
    const tripled = { ...dataset, levels: 765, images: Uint16Array.from(dataset.images, (byte) => 3 * byte) };
    expect(fillPixels(new Float32Array(256), tripled, [7], 'static', 1, 0)).toEqual(fill([7], 'static'));
  });

  it('draws static pixels by picture and pixel: whatever the seed, the step and the place in the batch', () => {
    const expected = (p: number) =>
      Array.from({ length: 256 }, (_, i) =>
        Number(uniform(0, 'data/static', [p, i]) < Math.fround(dataset.images[p * 256 + i] / 255)),
      );
    const drawn = fill([7, 2], 'static');
    expect([...drawn]).toEqual([...expected(7), ...expected(2)]);
    expect(fill([7, 2], 'static', 99, 1234)).toEqual(drawn);
    expect([...fill([2, 7], 'static')]).toEqual([...expected(2), ...expected(7)]);
  });

  it('draws dynamic pixels by seed, step and element of the batch', () => {
    const indices = [4, 4];
    const drawn = fill(indices, 'dynamic', 5, 6);
    expect([...drawn]).toEqual(
      Array.from({ length: 512 }, (_, i) =>
        Number(uniform(5, 'data/dynamic', [6, i]) < Math.fround(dataset.images[4 * 256 + (i % 256)] / 255)),
      ),
    );
    expect(drawn.subarray(0, 256)).not.toEqual(drawn.subarray(256));
    expect(fill(indices, 'dynamic', 5, 7)).not.toEqual(drawn);
    expect(fill(indices, 'dynamic', 6, 6)).not.toEqual(drawn);
  });

  it('keeps black and white, and has the grey value for its mean', () => {
    const flat = (byte: number) => ({
      width: 100,
      height: 1,
      levels: 255,
      images: new Uint8Array(40000).fill(byte),
    });
    const indices = Array.from({ length: 400 }, (_, i) => i);
    for (const mode of ['static', 'dynamic'] as const) {
      const meanOf = (byte: number) =>
        fillPixels(new Float32Array(40000), flat(byte), indices, mode, 1, 0).reduce((sum, x) => sum + x, 0) /
        40000;
      expect(meanOf(0)).toBe(0);
      expect(meanOf(255)).toBe(1);
      // Four standard errors of 40,000 draws.
      for (const byte of [1, 64, 128, 200]) {
        const p = byte / 255;
        expect(Math.abs(meanOf(byte) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 40000));
      }
    }
  });

  it('is evaluated on fixed noise', () => {
    const modes = ['none', 'static', 'dynamic'] as const;
    expect(modes.map(binariseForEvaluation)).toEqual(['none', 'static', 'static']);
  });

  it('refuses a picture that is not there and room of another size', () => {
    expect(() => fill([20], 'none')).toThrow('picture: expected an index from 0 to 19, got 20');
    expect(() => fill([-1], 'none')).toThrow('picture: expected an index from 0 to 19, got -1');
    expect(() => fillPixels(new Float32Array(255), dataset, [0], 'none', 1, 0)).toThrow(
      'pixels: expected room for 256, got 255',
    );
  });
});
