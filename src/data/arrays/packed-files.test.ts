/** Files that come together or packed: IDX in folders and archives, of every type; gzip and tar. Each is the data set that is in it. */
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cifarFile, npyFile, tarFile } from '../testing/array-files';
import { count, greys, images, labels, pixels, read, side } from '../testing/read-files';
import { colours, idxFile, joinedBytes, pngFiles } from '../testing/test-files';

describe('IDX files together', () => {
  const idx = (from: number, to: number) => [
    idxFile([to - from, side, side], greys.subarray(from * pixels, to * pixels)),
    idxFile([to - from], labels.subarray(from, to)),
  ];
  const [[trainImages, trainLabels], [testImages, testLabels]] = [idx(0, 17), idx(17, 20)];
  const names = [
    'train-images-idx3-ubyte',
    'train-labels-idx1-ubyte',
    't10k-images-idx3-ubyte',
    't10k-labels-idx1-ubyte',
  ];
  const files = [trainImages, trainLabels, testImages, testLabels];

  it('in a folder, or in an archive, are one data set with labels and a test part', async () => {
    const folder = files.map((bytes, i): [string, Uint8Array<ArrayBuffer>] => [
      `MNIST/raw/${names[i]}`,
      bytes,
    ]);
    const zip = joinedBytes(zipSync(Object.fromEntries(folder)));
    for (const given of [folder, [['archive.zip', zip] as [string, Uint8Array<ArrayBuffer>]]]) {
      const { plan } = await read(...given);
      expect(plan).toMatchObject({ counts: [17, 3], labelled: true, hasTest: true });
      const data = await plan.read(0, 'test-file');
      expect([...data.labels.subarray(17)]).toEqual([...labels.subarray(17)]);
    }
  });

  it('an archive of neither is refused', async () => {
    const texts = joinedBytes(zipSync({ 'a.dat': strToU8('hello'), '__MACOSX/b': strToU8('x') }));
    await expect(images(texts)).rejects.toThrow(/^a\.dat: expected an IDX file, .*, got something else$/);
  });
});

describe('IDX of other types', () => {
  const idxOf = (type: number, sizes: readonly number[], body: Uint8Array) =>
    joinedBytes([0, 0, type, sizes.length], ...sizes.map((size) => bigEndian([size])), body);
  const bigEndian = (values: readonly number[]) => {
    const view = new DataView(new ArrayBuffer(4 * values.length));
    values.forEach((value, i) => view.setInt32(4 * i, value));
    return new Uint8Array(view.buffer);
  };
  const image = idxFile([count, side, side], greys);

  it('labels of 32 bits in several columns (QMNIST): the first is the class', async () => {
    const rows = [...labels].flatMap((label, i) => [label, 4, 1000 + i, 0]);
    const file = idxOf(0x0c, [count, 4], bigEndian(rows));
    for (const packed of [file, joinedBytes(gzipSync(file))]) {
      const { plan, pictures } = await read(
        ['qmnist-test-labels-idx2-int', packed],
        ['qmnist-test-images-idx3-ubyte', image],
      );
      expect(plan.labelled).toBe(true);
      expect([pictures.images, pictures.labels]).toEqual([greys, labels]);
    }
  });

  it('pictures of floats, and of four axes', async () => {
    const floats = new DataView(new ArrayBuffer(4 * greys.length));
    greys.forEach((grey, i) => floats.setFloat32(4 * i, grey / 255));
    expect((await images(idxOf(0x0d, [count, side, side], new Uint8Array(floats.buffer)))).images).toEqual(
      greys,
    );
    expect((await images(idxOf(0x08, [count, side, side, 1], greys))).images).toEqual(greys);
  });
});

describe('what is packed', () => {
  const npy = npyFile([count, side, side], greys);

  it('by gzip is read as what is in it, and a file that unpacks to a packed one is refused', async () => {
    expect((await images(joinedBytes(gzipSync(npy)))).images).toEqual(greys);
    await expect(images(joinedBytes(gzipSync(gzipSync(npy))))).rejects.toThrow(/got something else$/);
    await expect(images(joinedBytes(gzipSync(npy)).slice(0, 60))).rejects.toThrow(
      /expected whole packed data/,
    );
  });

  it('as tar or tar.gz is a folder', async () => {
    const { rgb, ...others } = colours(20, side);
    const pngs = pngFiles({ rgb, ...others });
    const long = `letters/${'a-long-name/'.repeat(12)}`;
    const pictures = tarFile(
      pngs.map((png, i) => [`${i % 2 ? long : 'letters/'}${'AB'[i % 2]}/${i}.png`, png]),
    );
    for (const file of [pictures, joinedBytes(gzipSync(pictures))]) {
      const { plan, pictures: seen } = await read(['letters.tar.gz', file]);
      expect(plan).toMatchObject({ counts: [20], labelled: true });
      expect(seen.classes).toEqual(['A', 'B']);
    }
    const batches = tarFile([
      ['cifar-10-batches-bin/readme.html', strToU8('<p>CIFAR</p>')],
      ['cifar-10-batches-bin/test_batch.bin', cifarFile([[1], [2]], new Uint8Array(2 * 3072))],
      ['cifar-10-batches-bin/data_batch_1.bin', cifarFile([[3], [4], [5]], new Uint8Array(3 * 3072))],
    ]);
    const { plan } = await read(['cifar.tar.gz', joinedBytes(gzipSync(batches))]);
    expect(plan).toMatchObject({ counts: [3, 2], hasTest: true, labelled: true });
  });

  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    [
      'cut short',
      tarFile([['a.npy', npy]]).slice(0, 700),
      /tar: expected \d+ bytes of a file, got 188, and the end$/,
    ],
    [
      'with a size that is none',
      tarFile([['a.npy', npy]], 'zzz'),
      /tar size: expected octal digits, got 'zzz'$/,
    ],
  ])('a tar %s is refused', async (_, file, message) => {
    await expect(images(file)).rejects.toThrow(message);
  });
});
