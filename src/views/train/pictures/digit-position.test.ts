/** Marks of a traversal stand where the posterior's own numbers say. */
import { expect, it } from 'vitest';
import { defaultExperiment } from '../../../experiment/default-experiment';
import { specOf } from '../../../models/registry';
import { digitPosition, placeInRow } from './digit-position';

const { models } = defaultExperiment();

it('marks the mean of a normal posterior', () => {
  const settings = { ...models.gauss, latent: 2 };
  const posterior = { head: [0.7, -1.9, -3, 0.4], prior: [] };
  const drawn = (j: number) => digitPosition(specOf('gauss').drawables(posterior, j, settings))!;
  expect(drawn(0)).toMatchObject({ kind: 'mean', support: null });
  expect(drawn(0).position).toBeCloseTo(0.7, 3);
  expect(drawn(1).position).toBeCloseTo(-1.9, 3);
});

it('marks the mean on a grid with the ends of its support', () => {
  const settings = { ...models['cg-bpef'], latent: 1, polynomialOrder: 2, gridPoints: 5 };
  const posterior = { head: [0, 0], prior: [0, 0] };
  expect(digitPosition(specOf('cg-bpef').drawables(posterior, 0, settings))).toEqual({
    kind: 'mean',
    position: expect.closeTo(0, 12),
    support: [-1, 1],
  });
  const right = digitPosition(specOf('cg-bpef').drawables({ head: [50, 0], prior: [0, 0] }, 0, settings));
  expect(right?.position).toBeCloseTo(1, 6);
});

it('marks the most probable category', () => {
  const settings = { ...models.categorical, latent: 1, categories: 3 };
  const drawables = specOf('categorical').drawables({ head: [0, 2, 1], prior: [] }, 0, settings);
  expect(digitPosition(drawables)).toEqual({ kind: 'category', position: 1, support: null });
});

it('places a position in the middle of its picture, and none beyond the row', () => {
  const positions = [-1.5, 0, 1.5];
  expect(placeInRow(-1.5, positions)).toBeCloseTo(1 / 6, 12);
  expect(placeInRow(0, positions)).toBe(0.5);
  expect(placeInRow(1, positions)).toBeCloseTo(1 / 2 + 2 / 9, 12);
  expect(placeInRow(1.6, positions)).toBeNull();
});
