/** What a plan says of files and labels that are not there for all: nothing is left out in silence. */
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { noLabel } from '../dataset';
import { npyFile, npzFile, tableFile, tarFile } from '../testing/array-files';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { colours, joinedBytes, pngFiles, zipFile } from '../testing/test-files';
import { planOf } from './plan';

const greys = Uint8Array.from({ length: 60 * 64 }, (_, i) => (i * 7) % 256);
const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 10);
const images = (from: number, to: number) => npyFile([to - from, 8, 8], greys.subarray(from * 64, to * 64));
const rows = (from: number, to: number, isLabelled: boolean) =>
  tableFile([
    [...(isLabelled ? ['label'] : []), ...Array.from({ length: 64 }, (_, k) => `pixel${k}`)],
    ...Array.from({ length: to - from }, (_, k) => [
      ...(isLabelled ? [labels[from + k]] : []),
      ...greys.subarray((from + k) * 64, (from + k + 1) * 64),
    ]),
  ]);
const submission = tableFile([
  ['ImageId', 'Label'],
  [1, 0],
  [2, 0],
]);
const gz = (bytes: Uint8Array) => joinedBytes(gzipSync(bytes));
const zip = (files: Readonly<Record<string, Uint8Array>>) => joinedBytes(zipSync(files));
const planIn = (name: string, bytes: Uint8Array<ArrayBuffer>) => planOf([sourceOfBytes(name, bytes)]);
const warningsOf = async (plan: Awaited<ReturnType<typeof planOf>>) =>
  plan.warningsOf(await plan.preview(20));

describe('test pictures without labels', () => {
  const npz = npzFile({
    ...{ x_train: images(0, 40), y_train: npyFile([40], labels.subarray(0, 40)) },
    x_test: images(40, 60),
  });
  const tables = zip({ 'train.csv': rows(0, 40, true), 'test.csv': rows(40, 60, false) });

  it.each([
    ['an archive of NumPy', 'mine.npz', npz],
    ['tables', 'digits.zip', tables],
  ])('leave the others theirs, and are named: %s', async (_, name, bytes) => {
    const plan = await planIn(name, bytes);
    expect(plan).toMatchObject({ counts: [40, 20], labelled: true, usualSplit: 'test-file' });
    expect(await warningsOf(plan)).toEqual(['The test pictures have no labels.']);
    const read = await plan.read(0, 'test-file');
    expect([...read.labels.subarray(0, 40)].toSorted()).toEqual([...labels.subarray(0, 40)].toSorted());
    expect([...read.labels.subarray(40)]).toEqual(new Array<number>(20).fill(noLabel));
  });

  it('in no folder of a class leave the others theirs, and are named', async () => {
    const pngs = pngFiles(colours(40, 8));
    const path = (i: number) => (i < 20 ? `train/${'ab'[i % 2]}/${i}.png` : `test/${i}.png`);
    const plan = await planIn('x.zip', zip(Object.fromEntries(pngs.map((png, i) => [path(i), png]))));
    expect(plan).toMatchObject({ counts: [20, 20], labelled: true });
    expect(await warningsOf(plan)).toEqual(['The test pictures have no labels.']);
    const { labels: own } = await plan.read(0, 'test-file');
    expect(own.filter((label) => label === noLabel)).toHaveLength(20);
  });
});

describe('files in an archive', () => {
  it('are read beside such as are no pictures, which are named', async () => {
    const kaggle = {
      ...{ 'train.csv': rows(0, 40, true), 'test.csv': rows(40, 60, false) },
      ...{
        'sample_submission.csv': submission,
        'test_labels.csv': submission,
        'readme.md': strToU8('Hello'),
      },
    };
    const said = (prefix = '') => [
      `2 files are of no kind that is read here, and left out: ${prefix}sample_submission.csv, ${prefix}test_labels.csv.`,
      'The test pictures have no labels.',
    ];
    const folder = Object.entries(kaggle).map(([name, bytes]) =>
      sourceOfBytes(`k/${name}`, joinedBytes(bytes)),
    );
    for (const [plan, warnings] of [
      [await planIn('digits.zip', zip(kaggle)), said()],
      [await planIn('digits.tar', tarFile(Object.entries(kaggle))), said()],
      [await planOf(folder), said('k/')],
    ] as const) {
      expect(plan.counts).toEqual([40, 20]);
      expect(await warningsOf(plan)).toEqual(warnings);
    }
    await expect(planIn('s.zip', zip({ 'sample_submission.csv': submission }))).rejects.toThrow(
      /^sample_submission\.csv: expected an IDX file, .+ got something else$/,
    );
    // What is known and damaged is refused.
    const cut = zip({ 'a.csv': rows(0, 40, false), 'b.npy': images(0, 40).subarray(0, 20) });
    await expect(planIn('c.zip', cut)).rejects.toThrow(/^b\.npy/);
  });

  it.each([
    ['x.npy.gz', gz(images(0, 40))],
    ['x.csv.gz', gz(rows(0, 40, false))],
    ['x.npz', npzFile({ x: images(0, 40) })],
    ['x.csv.zip', zip({ 'x.csv': rows(0, 40, false) })],
    ['x.tar.gz', gz(tarFile([['x.npy', images(0, 40)]]))],
  ])('are unpacked once more: %s', async (name, bytes) => {
    const plan = await planIn('outer.zip', zip({ [name]: bytes }));
    expect(plan).toMatchObject({ counts: [40], width: 8, height: 8 });
    expect([...(await plan.preview(40)).images]).toEqual([...greys.subarray(0, 40 * 64)]);
  });

  it('stop where it is asked for', async () => {
    const bytes = zip({ 'train.zip': zipFile(colours(40, 8)) });
    const reading = new AbortController();
    let told = 0;
    const looking = {
      signal: reading.signal,
      onProgress: () => (told++, reading.abort(new Error('enough'))),
    };
    await expect(planOf([sourceOfBytes('x.zip', bytes)], null, looking)).rejects.toThrow('enough');
    expect(told).toBe(1);
  });
});

it('files beside pictures are named where they are of another kind', async () => {
  const pngs = pngFiles(colours(20, 8)).map((png, i): [string, Uint8Array] => [`p/${i}.png`, png]);
  const others = ['p/a.bmp', 'p/b.tif', 'p/.DS_Store', 'p/notes.txt'].map((path): [string, Uint8Array] => [
    path,
    Uint8Array.of(1),
  ]);
  const files = [...pngs, ...others];
  for (const plan of [
    await planIn('p.zip', zip(Object.fromEntries(files))),
    await planOf(files.map(([path, bytes]) => sourceOfBytes(path, joinedBytes(bytes)))),
  ]) {
    expect(plan.counts).toEqual([20]);
    expect(await warningsOf(plan)).toEqual([
      '2 files are of no kind that is read here, and left out: p/a.bmp, p/b.tif.',
    ]);
  }
});
