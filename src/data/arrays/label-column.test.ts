/** A label and its picture in one row, and which way pictures lie: taken apart, and asked where the numbers leave it open. */
import { describe, expect, it } from 'vitest';
import { bytesOf, npyFile, npzFile } from '../testing/array-files';
import { count, greys, images, labels, pixels, read, side } from '../testing/read-files';

const rowOf = (i: number) => [...greys.subarray(i * pixels, (i + 1) * pixels)];
const rows = Array.from({ length: count }, (_, i) => rowOf(i));
/** A corner that is always black, as digits have it. */
const black = (row: readonly number[], at: number) => row.toSpliced(at, 1, 0);
const file = (numbers: readonly (readonly number[])[]) =>
  npyFile([numbers.length, numbers[0].length], bytesOf(BigInt64Array.from(numbers.flat(), BigInt)), {
    descr: '<i8',
  });

describe('rows of a label and a picture', () => {
  it('have the label first, where the last numbers are a corner that is black', async () => {
    const side28 = (i: number) => Array.from({ length: 784 }, (_, at) => (at > 700 ? 0 : (i + at) % 256));
    const { plan, pictures } = await read(['train.npy', file(rows.map((_, i) => [labels[i], ...side28(i)]))]);
    expect(plan).toMatchObject({ counts: [count], width: 28, height: 28, labelled: true, questions: [] });
    expect(pictures.labels).toEqual(labels);
    expect([...pictures.images.subarray(784, 2 * 784)]).toEqual(side28(1));
  });

  it('have it last, where it is there; asked where the row may be a picture as well', async () => {
    const { plan, pictures } = await read([
      'a.npy',
      file(rows.map((row, i) => [...black(row, 0), labels[i]])),
    ]);
    expect(plan.questions).toMatchObject([
      {
        id: 'label-column',
        answer: 'last',
        options: [{ value: 'last' }, { value: 'first' }, { value: 'none' }],
      },
    ]);
    expect(pictures.labels).toEqual(labels);
    expect([...pictures.images]).toEqual(rows.flatMap((row) => black(row, 0)));
    expect(await plan.answered({ 'label-column': 'none' })).toMatchObject({ width: 5, height: 13 });
  });

  it('may be of training beside pictures without labels for test', async () => {
    const labelled = file(rows.map((row, i) => [labels[i], ...black(row, pixels - 1)]));
    const { plan } = await read(['test.npy', file(rows)], ['train.npy', labelled]);
    expect(plan).toMatchObject({ counts: [count, count], width: side, hasTest: true });
  });

  it('are no pictures beside others of another size', async () => {
    const x = npyFile([count, 16, 16], new Uint8Array(count * 256).fill(99));
    const { plan } = await read([
      'a.npz',
      npzFile({ x, latents: file(rows.map((row, i) => [...row, labels[i]])) }),
    ]);
    expect(plan).toMatchObject({ counts: [count], width: 16, questions: [] });
  });
});

it('columns that are taken because rows are no pictures are told', async () => {
  const { plan, pictures } = await read([
    'a.npy',
    npyFile(
      [64, 23],
      Uint8Array.from({ length: 64 * 23 }, (_, i) => (i * 37) % 256),
    ),
  ]);
  expect(plan).toMatchObject({ counts: [23], width: 8 });
  expect(plan.warningsOf(pictures)).toContain(
    'The rows of a.npy (64 \u00d7 23) are no pictures: its 23 columns are taken for pictures of 8 \u00d7 8.',
  );
});

describe('pictures along either axis of three', () => {
  const turned = Uint8Array.from(
    { length: count * pixels },
    (_, at) => greys[(at % count) * pixels + Math.floor(at / count)],
  );
  it('are the squares, and asked about where these lie along the last', async () => {
    const { plan, pictures } = await read(['a.npy', npyFile([side, side, count], turned)]);
    expect(plan.questions).toMatchObject([{ id: 'lie', answer: 'columns' }]);
    expect(pictures.images).toEqual(greys);
    expect(await plan.answered({ lie: 'rows' })).toMatchObject({
      counts: [side],
      width: count,
      height: side,
    });
  });

  it('are asked about where neither is a square, and not where the first counts squares', async () => {
    const { plan } = await read(['a.npy', npyFile([20, 8, 10], new Uint8Array(1600).fill(99))]);
    expect(plan).toMatchObject({ counts: [20], questions: [{ id: 'lie', answer: 'rows' }] });
    expect((await images(npyFile([count, side, side], greys))).count).toBe(count);
    expect((await read(['a.npy', npyFile([count, side, side], greys)])).plan.questions).toEqual([]);
  });
});
