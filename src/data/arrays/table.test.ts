/** Tables of text as people have them: heads of numbers, columns that number the rows, files that are sorted by class. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../own/plan';
import { tableFile } from '../testing/array-files';
import { sourceOfBytes } from '../testing/source-of-bytes';

type Row = readonly (string | number)[];
const pixels = 64;
const columns = Array.from({ length: pixels }, (_, i) => i);
const rowOf = (at: number) => columns.map((i) => (at * 53 + i * i * 7 + i) % 256);
const rows = (count: number): number[][] => Array.from({ length: count }, (_, at) => rowOf(at));
const labelOf = (at: number) => (at * 7) % 10;
const withLabel = (count: number) => rows(count).map((row, at) => [labelOf(at), ...row]);
const labels = (count: number) => Array.from({ length: count }, (_, at) => labelOf(at));

async function read(table: readonly Row[], answers: Readonly<Record<string, string>> = {}) {
  const opened = await planOf([sourceOfBytes('t.csv', tableFile(table))]);
  const plan = Object.keys(answers).length ? await opened.answered(answers) : opened;
  const pictures = await plan.preview(5000);
  return { plan, pictures, warnings: plan.warningsOf(pictures) };
}

const isRight = async (
  table: readonly Row[],
  count: number,
  expected: readonly number[] | null,
  answers = {},
) => {
  const { plan, pictures, warnings } = await read(table, answers);
  expect(pictures).toMatchObject({ count, width: 8, height: 8, levels: 255 });
  expect(pictures.images).toEqual(Uint8Array.from(rows(count).flat()));
  expect(pictures.labels && [...pictures.labels]).toEqual(expected);
  return { plan, pictures, warnings };
};

describe('a head', () => {
  /** As pandas names what it took for a line of names. */
  const mangled = columns.map((i) => (i === 0 ? '0' : i > 40 ? String(i) : `0.${i}`));
  it.each<[string, readonly Row[], boolean]>([
    ['of numbers', [columns, ...rows(20)], false],
    ['of numbers and the label', [['label', ...columns], ...withLabel(20)], true],
    ['of numbers alone, with a label', [[...columns, pixels], ...withLabel(20)], true],
    ['of a line of pixels that pandas named', [['label', ...mangled], ...withLabel(20)], true],
    ['of the same alone', [mangled, ...rows(20)], false],
  ])('%s is no picture', async (_, table, hasLabels) => {
    const { plan } = await isRight(table, 20, hasLabels ? labels(20) : null);
    expect(plan.questions).toEqual([]);
  });

  it('is none where all lines count on', async () => {
    const table = Array.from({ length: 4 }, (_, at) => columns.map((i) => i + at));
    expect((await read(table)).pictures.count).toBe(4);
  });

  it('may name a class that is a word too', async () => {
    const words = withLabel(20).map((row) => [labelOf(Number(row[0])) % 2 ? 'no' : 'y', ...row.slice(1)]);
    const { pictures } = await read([['label', ...columns], ...words]);
    expect(pictures).toMatchObject({ count: 20, classes: ['no', 'y'] });
  });
});

describe('a table that is sorted by class', () => {
  const sorted = (count: number) => Array.from({ length: 2 * count }, (_, at) => Number(at >= count));
  it('has its label first or last, however late it changes', async () => {
    const expected = sorted(1100);
    await isRight(
      rows(2200).map((row, at) => [expected[at], ...row]),
      2200,
      expected,
    );
    await isRight(
      rows(2200).map((row, at) => [...row, expected[at]]),
      2200,
      expected,
    );
  });

  it('of black and white pixels has labels beyond them', async () => {
    const bits = rows(30).map((row) => row.map((grey) => Number(grey > 99)));
    for (const table of [
      bits.map((row, at) => [labelOf(at), ...row]),
      bits.map((row, at) => [...row, labelOf(at)]),
    ]) {
      const { plan, pictures } = await read(table);
      expect(plan.questions).toEqual([]);
      expect([...pictures.labels!]).toEqual(labels(30));
    }
  });

  it('asks where both outer columns could be it', async () => {
    const first = (at: number) => [3, 5, 9][at % 3];
    const table = rows(30).map((row, at) => [first(at), ...row.slice(0, 63), [20, 40, 80, 90][at % 4]]);
    const { plan, pictures, warnings } = await read(table);
    expect(plan.questions).toMatchObject([
      {
        id: 'label-column',
        answer: 'first',
        options: [{ value: 'first' }, { value: 'last' }, { value: 'none' }],
      },
    ]);
    expect([...pictures.labels!]).toEqual(rows(30).map((_, at) => first(at)));
    expect(warnings).toEqual([]);
    const last = await read(table, { 'label-column': 'last' });
    expect([...last.pictures.labels!].slice(0, 5)).toEqual([20, 40, 80, 90, 20]);
    expect([...last.pictures.images.subarray(0, 64)]).toEqual(table[0].slice(0, 64));
    const none = await read(table, { 'label-column': 'none' });
    expect(none.pictures).toMatchObject({ width: 8, height: 8, labels: null });
    expect(none.pictures.images).toEqual(pictures.images);
  });
});

describe('a column that numbers the rows', () => {
  const names = columns.map((i) => `p${i}`);
  const numbered = (table: readonly Row[], from = 0) => table.map((row, at) => [at + from, ...row]);
  it.each<[string, readonly Row[], boolean]>([
    ['of pandas', [['', 'label', ...names], ...numbered(withLabel(30))], true],
    ['of pandas read again', [['Unnamed: 0', 'label', ...names], ...numbered(withLabel(30))], true],
    ['of pandas, without names', [['', ...columns], ...numbered(rows(30))], false],
    ['called id', [['id', 'label', ...names], ...numbered(withLabel(30), 7)], true],
    ['called id, without a label', [['id', ...names], ...numbered(rows(30), 7)], false],
    ['called otherwise', [['no', 'label', ...names], ...numbered(withLabel(30))], true],
    ['without a head', numbered(rows(300)), false],
    ['without a head, from 1', numbered(rows(300), 1), false],
    ['without a head, with a label', numbered(withLabel(30)), true],
    ['without a head, of few rows', numbered(rows(30)), false],
  ])('%s is left out and named', async (_, table, hasLabels) => {
    const count = table.length - Number(typeof table[0].at(-1) === 'string' || table[0][0] === '');
    const { warnings } = await isRight(table, count, hasLabels ? labels(count) : null);
    expect(warnings).toEqual([expect.stringMatching(/^t\.csv: column 1( \(.+\))? is left out/)]);
  });

  it('may be the classes, where there are few rows: asked', async () => {
    const { plan } = await isRight(numbered(rows(10)), 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(plan.questions).toMatchObject([{ id: 'label-column', answer: 'first' }]);
    await isRight(numbered(rows(10)), 10, null, { 'label-column': 'none' });
  });
});

describe('labels', () => {
  const labelled = (of: (at: number) => string | number, count = 300) =>
    read([['label', ...columns], ...rows(count).map((row, at) => [of(at), ...row])]);

  it('are words, all of them, where one is a word', async () => {
    const { pictures } = await labelled((at) => '0123456789ABCDEF'[at % 16]);
    expect(pictures.classes).toEqual([...'0123456789ABCDEF']);
    expect([...pictures.labels!].slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, at) => at % 16));
  });

  it('are at most 255, whichever they are', async () => {
    const { pictures } = await labelled((at) => `w${String(at % 255).padStart(3, '0')}`);
    expect([...pictures.labels!]).toEqual(Array.from({ length: 300 }, (_, at) => at % 255));
    await expect(labelled((at) => `w${at % 256}`)).rejects.toThrow(
      't.csv, classes: expected at most 255, got more',
    );
    await expect(labelled((at) => at % 256)).rejects.toThrow(
      't.csv, classes: expected at most 255, got more',
    );
  });

  it('that hold 255 are classes in their order', async () => {
    const { pictures } = await labelled((at) => [255, 0, 30][at % 3], 30);
    expect(pictures.classes).toEqual(['0', '30', '255']);
    expect([...pictures.labels!].slice(0, 4)).toEqual([2, 0, 1, 2]);
  });

  it('are none in empty cells', async () => {
    const { pictures } = await labelled((at) => (at === 3 ? '' : at % 3), 30);
    expect([...pictures.labels!].slice(0, 5)).toEqual([0, 1, 2, 255, 1]);
  });
});
