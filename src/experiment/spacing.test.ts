/** The spacing of a grid: 2 / (R - 1) between grid points, 2 / R of cells, none without a grid. */
import { expect, it } from 'vitest';
import { defaultExperiment } from './default-experiment';
import { spacingOf } from './spacing';

it('follows from the settings alone', () => {
  const { gauss, categorical, 'cg-bpef': settings } = defaultExperiment().models;
  for (const gridPoints of [3, 11, 101, 1001]) {
    const places = { ...settings, gridPoints };
    expect(spacingOf('cg-bpef', places)).toBeCloseTo(2 / (gridPoints - 1), 6);
    const cells = { ...places, sampler: 'inverse-cdf' } as const;
    expect(spacingOf('cg-bpef', cells)).toBeCloseTo(2 / gridPoints, 6);
  }
  expect(spacingOf('gauss', gauss)).toBeNull();
  expect(spacingOf('categorical', categorical)).toBeNull();
});
