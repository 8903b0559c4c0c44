/**
 * Audits of small networks are the same numbers, to the last bit, as when the fixture was written: each
 * way in which a model is read, on cpu.
 *
 * A change that is meant to alter them writes the fixture anew, and says so in its commit:
 * `WRITE_BITS=1 npx vitest run --project node src/training/audit/same-audits.test.ts`. What a processor or an engine may round
 * otherwise is said in same-bits.test.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../gpu/testing/test-backends';
import type { ModelId } from '../../models/registry';
import { finished, tinySubject } from '../testing/tiny-subject';
import { audit } from './audit';

interface Take {
  readonly model: ModelId;
  readonly change: Readonly<Record<string, unknown>>;
  /** In place of the subject's own. */
  readonly temperature?: number;
}

/** What is audited, by what the fixture calls it. */
const takes: Readonly<Record<string, Take>> = {
  'gauss, all of its noise': { model: 'gauss', change: {} },
  'gauss, shrunk noise': { model: 'gauss', change: { noiseScale: 0.6 } },
  'gauss, no noise': { model: 'gauss', change: { noiseScale: 0 } },
  categorical: { model: 'categorical', change: { categories: 4 } },
  'cg-bpef, concrete': { model: 'cg-bpef', change: { latent: 2, gridPoints: 7 } },
  'cg-bpef, concrete, by the plain loop': {
    model: 'cg-bpef',
    change: { latent: 1, gridPoints: 5 },
    temperature: 0.2,
  },
  'cg-bpef, inverse-cdf': { model: 'cg-bpef', change: { sampler: 'inverse-cdf', gridPoints: 9 } },
};

const path = new URL('../fixtures/same-audits.json', import.meta.url);
const writes = process.env.WRITE_BITS === '1';
/** Audits as JSON, as a record keeps them. */
const fixture: Record<string, string> = writes ? {} : JSON.parse(readFileSync(path, 'utf8'));

beforeAll(() => useBackend('cpu'));

test.each(Object.entries(takes))('%s: the audit is the numbers that it was', async (name, take) => {
  const { model, change, temperature } = take;
  const own = await tinySubject(model, change);
  const subject = { ...own, temperature: temperature ?? own.temperature };
  const counts = { step: 3, pictures: 5, termPictures: 7, samples: 12 };
  const found = await finished(audit({ subject, model, ...counts }));
  const text = JSON.stringify(found);
  if (writes) fixture[name] = text;
  // First as numbers, for the reader of a difference.
  expect(JSON.parse(text)).toEqual(JSON.parse(fixture[name]));
  expect(text).toBe(fixture[name]);
});

test('the fixture has every take, and was not written just now', () => {
  if (writes) writeFileSync(path, `${JSON.stringify(fixture, null, 2)}\n`);
  expect(Object.keys(fixture)).toEqual(Object.keys(takes));
  expect(writes, 'written anew; run without WRITE_BITS to compare').toBe(false);
});
