/** On a published record: what a new one in its place may change, and what it may not lose. */
import { describe, expect, it } from 'vitest';
import type { RecordedModel, TableRecord } from '../../experiment/table1/record';
import { lossOfRecord } from './lossless';
import { readRecords } from './publish';
import { mnistTable } from './tables';

const records = await readRecords(mnistTable.published.records);
const published = records.find(({ row }) => row === 'gauss-d2')!;
const own = published.models.gauss!;
const withModel = (over: Partial<RecordedModel>): TableRecord => ({
  ...published,
  models: { gauss: { ...own, ...over } },
});
const loss = (over: Partial<RecordedModel>) => lossOfRecord('a.json', published, withModel(over));

describe('lossOfRecord', () => {
  it('lets the same run change its pairs and gain an audit', () => {
    expect(loss({ paired: [] })).toBeNull();
    expect(lossOfRecord('a.json', withModel({ audit: null }), published)).toBeNull();
  });

  it('names another run, and each measurement that would be lost', () => {
    const away = 'or move the published record away first';
    const test = { ...own.test, freeEnergy: own.test.freeEnergy + 1 };
    const [was, is] = [own.test, test].map(({ freeEnergy }) => freeEnergy.toFixed(2));
    expect(loss({ test })).toBe(
      `a.json: expected the published run (test L ${was}), got another (test L ${is}); keep the published one, ${away}`,
    );
    expect(loss({ audit: null })).toBe(
      `a.json: expected an audit with K = 1000 at least, got none; say --samples 1000, ${away}`,
    );
    expect(loss({ exact: undefined })).toBe(
      `a.json: expected its exact evidence, got none; say --truth, ${away}`,
    );
    expect(loss({ refined: undefined })).toBe(
      `a.json: expected its refined q, got none; say --truth, ${away}`,
    );
    expect(lossOfRecord('a.json', published, { ...published, models: {} })).toContain('got another');
  });
});
