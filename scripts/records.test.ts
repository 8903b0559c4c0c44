/** The figures of docs/measurements.md are those of the committed records, and these lie where an independent implementation's do. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { table1 } from '../src/experiment/presets';
import { specOf, type ModelId } from '../src/models/registry';

const recorded = ['gauss', 'categorical', 'cg-bpef'] as const satisfies readonly ModelId[];
type Recorded = (typeof recorded)[number];

interface Record {
  readonly experiment: { readonly seed: number; readonly steps: number };
  readonly dataset: { readonly sha256: string };
  readonly models: Readonly<{
    [K in Recorded]: { test: { freeEnergy: number; term2: number; temperature: number | null } };
  }>;
}

const folder = 'records/mnist-10000';
const records = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Record,
);
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const meanOf = (id: Recorded, what: 'freeEnergy' | 'term2') =>
  mean(records.map(({ models }) => models[id].test[what]));

/** L and term2 of an independent implementation in NumPy, one seed, nats. */
const independent: { [K in Recorded]: readonly [number, number] } = {
  gauss: [100.6, 78.9],
  categorical: [105.8, 86.1],
  'cg-bpef': [97.3, 77.5],
};

describe('the committed records of 10,000 steps', () => {
  test('are of seeds 1 and 2, on the same data', () => {
    expect(records.map(({ experiment }) => experiment.seed).toSorted()).toEqual([1, 2]);
    expect(records.every(({ experiment }) => experiment.steps === 10000)).toBe(true);
    expect(new Set(records.map(({ dataset }) => dataset.sha256)).size).toBe(1);
  });

  test.each(recorded)(
    '%s: L within 0.6 nats and term2 within 1.2 of the independent implementation',
    (id) => {
      const [freeEnergy, term2] = independent[id];
      expect(Math.abs(meanOf(id, 'freeEnergy') - freeEnergy)).toBeLessThanOrEqual(0.6);
      expect(Math.abs(meanOf(id, 'term2') - term2)).toBeLessThanOrEqual(1.2);
    },
  );

  test.each(recorded)('%s: the row of docs/measurements.md', (id) => {
    const { paper } = table1.find(
      ({ model, experiment }) => model === id && experiment.models[id].samples === 1,
    )!;
    const cells = [
      [meanOf(id, 'freeEnergy'), meanOf(id, 'term2')],
      independent[id],
      [paper.freeEnergy, paper.term2],
    ].map(([freeEnergy, term2]) => `${freeEnergy.toFixed(1)} (${term2.toFixed(1)})`);
    const page = readFileSync('docs/measurements.md', 'utf8').replace(/ +/g, ' ');
    expect(page).toContain(`| ${specOf(id).name} | ${cells.join(' | ')} |`);
  });
});
