/** Writes the figures that the page shows of the records of SVHN samples: `npx tsx scripts/svhn-figures.ts`. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Audit } from '../src/experiment/audit';
import type { Experiment } from '../src/experiment/experiment';
import type { TestFigures } from '../src/experiment/measurements';
import { table1Svhn } from '../src/experiment/presets-svhn';
import { round } from '../src/experiment/table1/run-figures';
import type { SubsetFigures } from '../src/experiment/table1/svhn-samples';
import { specOf, type ModelId } from '../src/models/registry';
import { defaultsOf } from '../src/schema/read-values';

export interface SampleRecord {
  readonly experiment: Experiment;
  readonly dataset: { readonly name: string; readonly sha256: string; readonly floor: number };
  readonly models: Readonly<Partial<{ [K in ModelId]: { test: TestFigures; audit: Audit } }>>;
}

const folder = 'records/svhn-samples';

export const sampleRecords: readonly SampleRecord[] = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as SampleRecord,
);

/** In the order of Table 1 (b): of each row the record with its model's settings, where there is one. */
export function subsetFigures(): SubsetFigures[] {
  return table1Svhn.flatMap(({ id, model, experiment }) =>
    sampleRecords.flatMap((record) => {
      const found = record.models[model];
      // A record from before a field came has its default.
      const whole = (of: Experiment) =>
        JSON.stringify({ ...defaultsOf(specOf(model).fields), ...of.models[model] });
      if (!found || whole(record.experiment) !== whole(experiment)) return [];
      const { term1, term2, freeEnergy } = found.test;
      return {
        row: id,
        steps: record.experiment.steps,
        seed: record.experiment.seed,
        term1: round(term1),
        term2: round(term2),
        floor: round(record.dataset.floor),
        bound: round(found.audit.hard?.freeEnergy.mean ?? freeEnergy),
      };
    }),
  );
}

export const subsetText = (): string => `${JSON.stringify(subsetFigures(), null, 2)}\n`;

export const subsetFile = 'src/experiment/table1/svhn-samples.json';

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(subsetFile, subsetText());
