/** The Data view's store over the real data room, which reads real bytes: files are dropped, looked at, kept, found on the shelf and deleted, and a wrong one loses nothing. */
import { afterEach, expect, it } from 'vitest';
import { createDataClient } from '../engine/data-client';
import { fakeDataWorker } from '../engine/testing/fake-data-worker';
import { createDataStore, type ChosenFile, type DataState } from './data-store';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

function setUp() {
  const store = createDataStore(() => createDataClient(fakeDataWorker));
  closing.push(() => store.close());
  const seen: DataState[] = [];
  store.subscribe((state) => seen.push(state));
  return { ...store, store, seen, now: () => store.getState() };
}

const COUNT = 40;
const SIDE = 8;
/** IDX of bytes, as MNIST's files are: two zeros, 8 for bytes, the number of sizes, the sizes, the bytes. */
const idx = (name: string, sizes: readonly number[], byteOf: (i: number) => number): ChosenFile => {
  const header = sizes.flatMap((size) => [0, 0, size >> 8, size & 255]);
  const length = sizes.reduce((product, size) => product * size, 1);
  const body = Uint8Array.from({ length }, (_, i) => byteOf(i));
  return { name, blob: new Blob([Uint8Array.of(0, 0, 8, sizes.length, ...header), body]) };
};
const images = idx('shapes-images-idx3-ubyte', [COUNT, SIDE, SIDE], (i) => (i * 7) % 256);
const labels = idx('shapes-labels-idx1-ubyte', [COUNT], (i) => i % 10);
const reading = { size: { width: SIDE, height: SIDE } };
const wholly = { ...reading, title: 'Shapes', seed: 3, split: 'pooled' } as const;

it('takes a pair of IDX files from the drop to the shelf and away again', async () => {
  const page = setUp();
  await page.look();
  expect(page.now().shelf).toEqual({ kept: [], begun: 0, room: { used: 1, most: 2 ** 40 } });

  await page.inspect([images, labels]);
  expect(page.now()).toMatchObject({ problem: null, doing: null });
  expect(page.now().offer).toMatchObject({
    counts: [COUNT],
    width: SIDE,
    height: SIDE,
    labelled: true,
    questions: [],
  });

  await page.preview(reading);
  const { seen, labels: named } = page.now().preview!;
  expect(seen).toMatchObject({ count: 24, width: SIDE, height: SIDE });
  expect([...seen.pixels.subarray(0, 3)]).toEqual([0, 7, 14]);
  expect([...named!.subarray(8, 12)]).toEqual([8, 9, 0, 1]);

  await page.keep(wholly);
  const { kept, shelf } = page.now();
  expect(kept).toMatchObject({
    title: 'Shapes',
    split: { training: 31, validation: 3, test: 6 },
    labelled: true,
  });
  expect(shelf!.kept).toEqual([kept]);
  expect(page.now()).toMatchObject({ offer: null, preview: null, doing: null });
  expect(page.now().said).toBe('Shapes is kept on this device.');
  expect(page.seen.some(({ doing }) => doing?.work === 'keep' && doing.progress?.unit === 'pictures')).toBe(
    true,
  );

  await page.forget(kept!.name);
  expect(page.now()).toMatchObject({ kept: null, said: 'Deleted.', problem: null });
  expect(page.now().shelf!.kept).toEqual([]);
});

it('says what is wrong with a file, keeps what lies on the shelf, and takes the next', async () => {
  const page = setUp();
  await page.inspect([images]);
  await page.keep(wholly);
  const { shelf } = page.now();
  expect(shelf!.kept).toHaveLength(1);

  const wrong: readonly (readonly [readonly ChosenFile[], RegExp])[] = [
    [
      [{ name: 'notes.txt', blob: new Blob(['words']) }],
      /^notes\.txt: expected an IDX file, .+, got something else$/,
    ],
    [[], /^your files: expected at least one, got none$/],
    [
      [images, idx('shapes-labels', [COUNT - 1], () => 0)],
      /^shapes-labels: expected as many labels as there are pictures \(40\), got 39$/,
    ],
  ];
  for (const [files, words] of wrong) {
    await page.inspect(files);
    expect(page.now()).toMatchObject({
      problem: { work: 'inspect' },
      offer: null,
      preview: null,
      doing: null,
    });
    expect(page.now().problem!.message).toMatch(words);
    expect(page.now().shelf).toBe(shelf);
  }

  // Nor are the files before it at hand any longer.
  await page.preview(reading);
  expect(page.now().previewProblem).toMatch(/^preview: expected files at hand, got none/);

  await page.inspect([images, labels]);
  expect(page.now()).toMatchObject({ problem: null, offer: { labelled: true } });
  await page.look();
  expect(page.now().shelf).toEqual(shelf);
});

it('says why files cannot be read as was wished, and previews them otherwise', async () => {
  const page = setUp();
  await page.preview(reading);
  expect(page.now().previewProblem).toBe(
    'preview: expected files at hand, got none; choose or drop them first',
  );
  await page.inspect([images]);
  await page.preview({ size: { width: 65, height: 65 } });
  expect(page.now()).toMatchObject({ preview: null });
  expect(page.now().previewProblem).toMatch(/expected 1 to 64 pixels each way for the nets, got 65 x 65$/);
  await page.preview({ size: { width: 4, height: 4 } });
  expect(page.now()).toMatchObject({ previewProblem: null, preview: { seen: { width: 4 } } });
  // Its two files are asked for by a split that one file has not.
  await page.keep({ ...wholly, split: 'test-file' });
  expect(page.now().problem).toEqual({
    work: 'keep',
    message: 'shapes-images-idx3-ubyte, split: expected a file for training and one for testing, got one',
  });
  expect(page.now().offer).not.toBeNull();
  await page.keep(wholly);
  expect(page.now()).toMatchObject({ problem: null, offer: null, kept: { title: 'Shapes' } });
});

it('says that a file is cut short with its preview, and keeps nothing of it', async () => {
  const page = setUp();
  await page.inspect([{ ...images, blob: images.blob.slice(0, 2000) }]);
  await page.preview(reading);
  const words = 'shapes-images-idx3-ubyte, IDX length: expected 2576 bytes for 40 x 8 x 8, got 2000';
  expect(page.now()).toMatchObject({ preview: null, previewProblem: words });
  await page.keep(wholly);
  expect(page.now().problem).toEqual({ work: 'keep', message: words });
  expect(page.now().shelf!.kept).toEqual([]);
});

it('stops what is read, and reads it again', async () => {
  const page = setUp();
  await page.inspect([images]);
  const keeping = page.keep(wholly);
  await page.stop();
  await keeping;
  expect(page.now()).toMatchObject({
    doing: null,
    problem: null,
    stopped: true,
    said: 'Stopped.',
    kept: null,
  });
  expect(page.now().shelf!.kept).toEqual([]);
  expect(page.now().offer).not.toBeNull();
  await page.keep(wholly);
  expect(page.now().shelf!.kept).toHaveLength(1);
});
