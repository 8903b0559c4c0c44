import { describe, expect, it } from 'vitest';
import type { RunFigures } from '../../experiment/table1/run-figures';
import { paperRows } from '../../experiment/table1/rows';
import { drawnRows, gridRows, ranked } from './search';
import { svhnTable } from './tables';

const row = (id: string) => paperRows.find((candidate) => candidate.id === id)!;
const categorical = row('categorical-L10-T0.8');

describe('drawnRows', () => {
  it('draws from the grid of section 4, and leaves L, T_min and everything else as the row has them', () => {
    for (const { id, experiment } of drawnRows(categorical, 1, 200)) {
      expect(id).toMatch(/^search-\d+-of-categorical-L10-T0\.8$/);
      const { learningRate, hidden, latent, temperatureMaximum, categories, ...rest } =
        experiment.models.categorical;
      expect([1e-4, 5e-4, 1e-3, 5e-3]).toContain(learningRate);
      expect([[400], [400, 400]]).toContainEqual(hidden);
      expect(latent % 10).toBe(0);
      expect(latent).toBeGreaterThanOrEqual(10);
      expect(latent).toBeLessThanOrEqual(80);
      expect([1, 0.8]).toContain(temperatureMaximum);
      expect([5, 10, 15, 20]).toContain(categories);
      const own = categorical.experiment.models.categorical;
      expect(rest).toEqual({
        on: true,
        net: 'dense',
        prior: 'paper',
        divergence: 'kl',
        renyiOrder: 0.5,
        samples: 10,
        klWeight: own.klWeight,
        temperatureMinimum: 0.8,
      });
      expect(experiment.models.gauss).toEqual(categorical.experiment.models.gauss);
    }
  });

  it('leaves appendix E’s nets their widths, and takes the d that section 4 lists for SVHN', () => {
    const svhn = svhnTable.rows.find(({ id }) => id === 'svhn-cg-bpef-L1-T0.5')!;
    const drawn = drawnRows(svhn, 1, 100).map(({ experiment }) => experiment.models['cg-bpef']);
    for (const { net, hidden } of drawn)
      expect([net, hidden]).toEqual(['convolutional', svhn.experiment.models['cg-bpef'].hidden]);
    expect([...new Set(drawn.map(({ latent }) => latent))].toSorted()).toEqual([10, 20, 30, 40, 50]);
  });

  it('reaches every value of the grid', () => {
    const drawn = drawnRows(row('cg-bpef-L1-T0.5'), 1, 400).map(
      ({ experiment }) => experiment.models['cg-bpef'],
    );
    const reached = (name: 'latent' | 'polynomialOrder' | 'gridPoints' | 'temperatureMaximum') =>
      [...new Set(drawn.map((settings) => settings[name]))].toSorted((a, b) => a - b);
    expect(reached('latent')).toEqual([10, 20, 30, 40, 50, 60, 70, 80]);
    expect(reached('polynomialOrder')).toEqual([5, 10, 15, 20]);
    expect(reached('gridPoints')).toEqual([51, 101]);
    expect(reached('temperatureMaximum')).toEqual([0.5, 1]);
  });

  it('is the same for the same seed, other for another, and a longer search begins with a shorter one', () => {
    expect(drawnRows(categorical, 1, 5).slice(0, 3)).toEqual(drawnRows(categorical, 1, 3));
    expect(drawnRows(categorical, 2, 3)).not.toEqual(drawnRows(categorical, 1, 3));
  });
});

describe('gridRows', () => {
  it.each([
    ['gauss-L1', 64],
    ['categorical-L10-T0.8', 512],
    ['cg-bpef-L1-T0.5', 1024],
  ])('has every combination of section 4 for %s once: %i', (id, count) => {
    const rows = gridRows(row(id));
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ experiment }) => JSON.stringify(experiment))).size).toBe(count);
    expect([rows[0].id, rows.at(-1)!.id]).toEqual([`grid-1-of-${id}`, `grid-${count}-of-${id}`]);
  });

  it('leaves L and T_min as the row has them, and holds whatever is drawn', () => {
    const settings = ({ experiment }: { readonly experiment: (typeof categorical)['experiment'] }) =>
      JSON.stringify(experiment);
    const whole = new Set(gridRows(categorical).map(settings));
    for (const drawn of drawnRows(categorical, 1, 100)) expect(whole).toContain(settings(drawn));
    for (const { experiment } of gridRows(categorical))
      expect(experiment.models.categorical).toMatchObject({ samples: 10, temperatureMinimum: 0.8 });
  });

  it('has appendix E’s nets for SVHN: four learning rates and five d', () => {
    expect(gridRows(svhnTable.rows[0])).toHaveLength(20);
  });
});

describe('ranked', () => {
  it('puts the smallest validated L first, whatever the test says', () => {
    const run = (id: string, validation: number, freeEnergy: number): RunFigures => ({
      row: id,
      seed: 1,
      validation,
      term1: 0,
      term2: freeEnergy,
      freeEnergy,
      seconds: 1,
      audit: null,
    });
    const runs = [
      run('search-1-of-gauss-L1', 102, 90),
      run('grid-2-of-gauss-L1', 101, 103),
      run('search-1-of-gauss-L10', 99, 99),
    ];
    expect(ranked(row('gauss-L1'), runs).map(({ validation }) => validation)).toEqual([101, 102]);
  });
});
