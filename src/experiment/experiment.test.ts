import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelIds, type ModelId } from '../models/registry';
import { defaultExperiment } from './default-experiment';
import { decodeLink } from './decode-link';
import { differences } from './difference';
import { encodeLink } from './encode-link';
import { usualModels } from './most-on';
import { anyExperiment } from './testing/any-experiment';
import { startSettings } from './live-settings';
import { table1, type Preset } from './presets';
import { table1Svhn } from './presets-svhn';
import { readExperiment } from './read-experiment';

describe('reading an experiment from JSON', () => {
  it('takes every valid experiment as it is', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        expect(readExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual({ experiment, notices: [] });
      }),
    );
  });

  it('never throws, and gives a valid experiment', () => {
    const nearly = fc.record({ version: fc.anything(), models: fc.dictionary(fc.string(), fc.anything()) });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly), (given) => {
        const { experiment, notices } = readExperiment(given);
        expect(notices.length).toBeGreaterThan(0);
        expect(readExperiment(experiment)).toEqual({ experiment, notices: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('reads no inherited property', () => {
    const changed = { ...defaultExperiment(), version: 9 };
    const { experiment, notices } = readExperiment(Object.create(changed));
    expect(experiment).toEqual(defaultExperiment());
    expect(notices[0]).toContain('version: expected a whole number from 1 to 1, got nothing');
  });

  it('clamps and says which', () => {
    const base = defaultExperiment();
    const given = {
      ...base,
      steps: 0,
      models: { ...base.models, gauss: { ...base.models.gauss, latent: 200 } },
    };
    const { experiment, notices } = readExperiment(given);
    expect(experiment.steps).toBe(1);
    expect(experiment.models.gauss.latent).toBe(80);
    expect(experiment.models['cg-bpef']).toEqual(base.models['cg-bpef']);
    expect(notices).toEqual([
      'steps: expected a whole number from 1 to 1000000, got 0; took 1.',
      'gauss.latent: expected a whole number from 1 to 80, got 200; took 80.',
    ]);
  });

  it.each(modelIds)('opens an old record that knows nothing of %s with it off, and says nothing', (id) => {
    const base = defaultExperiment();
    const { [id]: left, ...known } = base.models;
    const { experiment, notices } = readExperiment({ ...base, models: known });
    expect(left.on).toBe(usualModels.includes(id));
    expect(experiment.models).toEqual({ ...known, [id]: { ...left, on: false } });
    expect(notices).toEqual([]);
  });

  it('gives a model that an old record knows nothing of what most of the others have, as the link of its run does', () => {
    const base = defaultExperiment();
    const { gauss, categorical } = base.models;
    const models = {
      gauss: { ...gauss, latent: 7, hidden: [9] },
      categorical: { ...categorical, latent: 7, hidden: [9], temperatureMinimum: 0.2 },
    };
    const { experiment, notices } = readExperiment({ ...base, models });
    expect(experiment.models['cg-bpef']).toEqual({
      ...base.models['cg-bpef'],
      on: false,
      latent: 7,
      hidden: [9],
      temperatureMinimum: 0.2,
    });
    expect([decodeLink(encodeLink(experiment, [])).experiment, notices]).toEqual([experiment, []]);
    expect(encodeLink(experiment, [])).toContain('&d=7&');
    expect(encodeLink(experiment, [])).not.toMatch(/cg-bpef\./);
  });

  it.each([{}, undefined, null, 'gauss', { tomorrow: { on: true } }])(
    'has the default models on where none that it knows is named: %j',
    (models) => {
      const { experiment } = readExperiment({ ...defaultExperiment(), models });
      expect(modelIds.filter((id) => experiment.models[id].on)).toEqual(usualModels);
    },
  );

  it('reads what it knows of a newer version', () => {
    const { experiment, notices } = readExperiment({ ...defaultExperiment(), version: 7, seed: 3 });
    expect(experiment.version).toBe(1);
    expect(experiment.seed).toBe(3);
    expect(notices).toEqual([expect.stringContaining('expected at most 1, got 7')]);
  });
});

describe('differences', () => {
  it('names the fields that differ and whether a running experiment could take them', () => {
    const a = defaultExperiment();
    const bpef = { ...a.models['cg-bpef'], latent: 30, polynomialOrder: 7 };
    const b = { ...a, seed: 2, models: { ...a.models, 'cg-bpef': bpef } };
    expect(differences(a, b).map(({ name, model, live }) => ({ name, model, live }))).toEqual([
      { name: 'seed', model: null, live: false },
      { name: 'cg-bpef.latent', model: 'cg-bpef', live: false },
      { name: 'cg-bpef.polynomialOrder', model: 'cg-bpef', live: true },
    ]);
    expect(differences(a, b)).not.toEqual([]);
  });

  it('are none exactly between equal experiments', () => {
    fc.assert(
      fc.property(anyExperiment, anyExperiment, (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([]);
        expect(differences(a, b).length === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});

describe('the rows of Table 1', () => {
  const printed = (rows: readonly Preset[]) =>
    rows.map(({ model, experiment, paper }) => {
      const { samples, latent } = experiment.models[model];
      const { categorical, 'cg-bpef': bpef } = experiment.models;
      const own: Partial<Record<ModelId, number[]>> = {
        gauss: [],
        categorical: [categorical.temperatureMinimum, categorical.categories],
        'cg-bpef': [bpef.temperatureMinimum, bpef.polynomialOrder, bpef.gridPoints],
      };
      return [model, samples, latent, ...(own[model] ?? []), paper.term2, paper.freeEnergy].join(' ');
    });

  it('are twenty valid experiments with one model each, which a run takes as they are', () => {
    const both = [...table1, ...table1Svhn];
    expect(both).toHaveLength(20);
    expect(new Set(both.map(({ id }) => id)).size).toBe(20);
    for (const { experiment, model } of both) {
      expect(readExperiment(experiment)).toEqual({ experiment, notices: [] });
      expect(startSettings(experiment).notices).toEqual([]);
      expect(modelIds.filter((id) => experiment.models[id].on)).toEqual([model]);
    }
  });

  it('hold the configurations and figures that the paper prints', () => {
    expect(printed(table1)).toEqual([
      'gauss 1 20 80.2 101.3',
      'categorical 1 20 0.5 5 86.5 105.8',
      'categorical 1 20 0.8 10 84.2 101.5',
      'cg-bpef 1 20 0.5 5 101 77.8 97.4',
      'cg-bpef 1 30 0.8 5 101 75.9 92.8',
      'gauss 10 20 78.5 100',
      'categorical 10 20 0.5 15 78.8 98.2',
      'categorical 10 20 0.8 20 76.9 94.2',
      'cg-bpef 10 60 0.5 15 101 74.8 94.7',
      'cg-bpef 10 40 0.8 5 101 73.2 90.4',
    ]);
    expect(printed(table1Svhn)).toEqual([
      'gauss 1 30 616.3 624.7',
      'categorical 1 20 0.5 10 619.5 626.2',
      'categorical 1 20 0.8 10 617.6 623.7',
      'cg-bpef 1 20 0.5 15 101 615.4 622.7',
      'cg-bpef 1 20 0.8 5 101 613.4 620.3',
      'gauss 10 10 615.7 624.4',
      'categorical 10 20 0.5 15 616.6 623.2',
      'categorical 10 20 0.8 20 615.1 620.4',
      'cg-bpef 10 20 0.5 10 101 613.4 621.6',
      'cg-bpef 10 30 0.8 5 101 611.7 619',
    ]);
    for (const { experiment, model } of table1Svhn)
      expect([experiment.dataset, experiment.models[model].net]).toEqual(['svhn', 'convolutional']);
  });
});
