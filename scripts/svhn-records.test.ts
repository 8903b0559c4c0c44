/** docs/svhn.md, docs/measurements.md and the Table 1 view: their figures are those of the committed records of 10,000 real SVHN pictures, which are not themselves here. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pairedDifference } from '../src/math/importance-weighting';
import { modelIds, specOf, type ModelId } from '../src/models/registry';
import { sampleRecords as records, subsetFile, subsetText } from './svhn-figures';

const page = readFileSync('docs/svhn.md', 'utf8').replace(/ +/g, ' ');
const trained = modelIds.flatMap((id) => {
  const record = records.find(({ models }) => models[id]);
  return record ? [{ id, record, ...record.models[id]! }] : [];
});

describe('records of SVHN samples', () => {
  test('are of one data set, all three models, 10,000 steps of convolutional nets, L = 1', () => {
    expect(trained.map(({ id }) => id)).toEqual(['gauss', 'categorical', 'cg-bpef']);
    expect(new Set(records.map(({ dataset }) => dataset.sha256)).size).toBe(1);
    for (const { id, record } of trained) {
      expect(record.experiment).toMatchObject({ steps: 10_000, seed: 1 });
      expect(record.experiment.models[id]).toMatchObject({ net: 'convolutional', samples: 1 });
      expect(page).toContain(record.dataset.sha256);
    }
  });

  test.each(trained.map((one) => [one.id, one] as const))(
    '%s: its row',
    (id, { record, test: figures, audit }) => {
      const { latent } = record.experiment.models[id];
      const { term1, term2, freeEnergy } = figures;
      const bound = audit.hard ? audit.hard.freeEnergy.mean : freeEnergy;
      const above = term2 - record.dataset.floor;
      const cells = [freeEnergy, term1, term2, above, bound].map((value) => value.toFixed(1));
      expect(page).toContain(`| ${specOf(id).name} | ${[latent, ...cells].join(' | ')} |`);
    },
  );

  test('docs/measurements.md has the nats above the floor, and the floor of Gauss-VAE', () => {
    const measured = readFileSync('docs/measurements.md', 'utf8').replace(/ +/g, ' ');
    for (const { id, record, test: figures } of trained) {
      const above = (figures.term2 - record.dataset.floor).toFixed(1);
      expect(measured).toMatch(new RegExp(`\\| ${specOf(id).name}(, T = 0\\.5)? \\| ${above} \\|`));
    }
    const [{ record, test: gauss }] = trained;
    expect(measured).toContain(
      `${record.dataset.floor.toFixed(1)} of the ${gauss.term2.toFixed(1)} nats of Gauss-VAE`,
    );
  });

  test('an independent computation of the floor on all 10,000 pictures is 595.4', () => {
    // Of the 1,429 test pictures alone; pictures differ by about 100 nats, so that their mean is known to 3.
    for (const { dataset } of records) expect(Math.abs(dataset.floor - 595.4)).toBeLessThan(6);
  });
});

describe('importance-weighted NLL beside that of Gauss-VAE, picture by picture', () => {
  const nlls = (id: ModelId, pixels: 'grey' | 'binarised') =>
    trained
      .find((one) => one.id === id)!
      .audit.importance.find((one) => one.pixels === pixels && one.reading !== 'relaxed')!.nllByPicture;

  test.each([
    ['cg-bpef', 'binarised', '0.88 ± 0.18 below'],
    ['categorical', 'binarised', '6.50 ± 0.49 above'],
    ['cg-bpef', 'grey', '0.32 ± 0.15 below'],
    ['categorical', 'grey', '5.66 ± 0.45 above'],
  ] as const)('%s, %s: %s', (id, pixels, words) => {
    const gauss = nlls('gauss', pixels);
    const own = nlls(id, pixels);
    const { mean, standardError } = pairedDifference(own, gauss);
    expect(own).toHaveLength(500);
    expect(`${Math.abs(mean).toFixed(2)} ± ${standardError.toFixed(2)} ${mean < 0 ? 'below' : 'above'}`).toBe(
      words,
    );
    expect(page).toContain(words.replace(/ (below|above)$/, ''));
  });
});

test('the figures of the page are those of the records', () => {
  expect(readFileSync(subsetFile, 'utf8')).toBe(subsetText());
});
