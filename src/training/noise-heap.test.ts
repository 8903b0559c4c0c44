/** Noise of the heap is that of math/random, word for word, up to the rounding of float32. */
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../gpu/testing/test-backends';
import type { Tensor } from '../gpu/tf';
import { gumbel, keyOf, normal, threefry2x32, toUniform } from '../math/random';
import type { CommonSettings, NoiseShape, TensorModel } from '../models/contract';
import { pictureNoise, stepNoise } from './noise';

const SEED = 4294967295;
const settings = { samples: 3 } as CommonSettings;
const drawing = (kind: NoiseShape['kind'], shape: readonly number[]) =>
  ({
    spec: { id: 'gauss', noise: () => ({ kind, shape }) },
    drawsNoise: () => false,
  }) as unknown as TensorModel;

const exact = {
  gumbel: (words: readonly number[]) => gumbel(toUniform(words[0])),
  normal: (words: readonly number[]) => normal(toUniform(words[0]), toUniform(words[1])),
  uniform: (words: readonly number[]) => toUniform(words[0]),
};

/** -log(-log u): the inner logarithm is off by up to 1 ulp, which is 2^-23 of -log u and so 2^-23 of g; the outer one and a float's rounding of g add an ulp of g. */
const tolerance = (value: number) => 2 ** -23 * (1 + 1.5 * Math.abs(value));

async function expectNoise(
  noise: Tensor,
  purpose: string,
  counterOf: (i: number) => [number, number],
  kind: NoiseShape['kind'],
) {
  const values = await noise.data();
  const key = keyOf(SEED, purpose);
  let worst = 0;
  values.forEach((value: number, i: number) => {
    const want = exact[kind](threefry2x32(key, counterOf(i)));
    worst = Math.max(worst, Math.abs(value - want) / tolerance(want));
  });
  expect(worst).toBeLessThan(1);
}

beforeAll(() => useBackend('wasm'));

test.each(['gumbel', 'normal', 'uniform'] as const)('%s noise of a step', async (kind) => {
  const noise = stepNoise(drawing(kind, [7, 1501]), settings, SEED, 9999, 13);
  if ('key' in noise) throw new Error('noise: expected numbers, got their address');
  expect(noise.shape).toEqual([13, 3, 7, 1501]);
  await expectNoise(noise, 'gauss/train', (i) => [9999, i], kind);
});

test.each(['gumbel', 'normal', 'uniform'] as const)(
  '%s noise of pictures, of a length that fours do not divide',
  async (kind) => {
    const pictures = [0, 59_999, 5, 5];
    const noise = pictureNoise(drawing(kind, [3, 7]), settings, SEED, 'evaluate', pictures);
    expect(noise.shape).toEqual([4, 1, 3, 7]);
    await expectNoise(noise, 'gauss/evaluate', (i) => [pictures[Math.floor(i / 21)], i % 21], kind);
  },
);
