/** Folders, archives and sprites as their owners have them: what they lie on, classes, parts, and warnings. */
import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DecodeOther, Rgba } from '../pictures/decode-picture';
import { identityOf } from '../identity';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { colours, joinedBytes, pngFiles, zipFile } from '../testing/test-files';
import { planOf } from './plan';

type Files = Readonly<Record<string, Uint8Array>>;
const source = (name: string, bytes: Uint8Array) => sourceOfBytes(name, joinedBytes(bytes));
const folder = (files: Files) => Object.entries(files).map(([name, bytes]) => source(name, bytes));
const archive = (files: Files, name = 'x.zip') => source(name, zipSync({ ...files }));

const pngs = pngFiles(colours(40, 8));
const at = (path: (i: number) => string, count = 40): Files =>
  Object.fromEntries(pngs.slice(0, count).map((png, i) => [path(i), png]));

/** Ink of a grey on nothing, half of it in one pixel, another pixel for each. */
const inked = (grey: number, count = 20): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const data = new Uint8Array(8 * 8 * 4);
      data.set([grey, grey, grey, 128], 4 * 9);
      data.set([grey, grey, grey, 255], 4 * (16 + i));
      return [`ink/${String(i).padStart(3, '0')}.png`, encode({ width: 8, height: 8, channels: 4, data })];
    }),
  );

describe('transparent pictures', () => {
  it.each([
    [0, 'white', 'black', [255, 127, 0]],
    [255, 'black', 'white', [0, 128, 255]],
  ] as const)('of ink %i lie on %s, with the choice of %s', async (grey, ground, other, greys) => {
    for (const files of [folder(inked(grey)), [archive(inked(grey))]]) {
      const plan = await planOf(files);
      expect(plan.ground).toBe(ground);
      const { images, levels } = await plan.preview(1);
      expect(levels).toBe(255);
      expect([images[0], images[9], images[16]]).toEqual(greys);
      expect(plan.warningsOf(await plan.preview(20))).toEqual([]);
      const lost = await plan.preview(20, { ground: other });
      expect(plan.warningsOf(lost, { ground: other })).toEqual([
        'All 20 pictures are alike.',
        ground === 'white'
          ? 'Almost all pixels are black: choose the other ground.'
          : 'Almost all pixels are white: invert them, or choose the other ground.',
      ]);
    }
  });

  it('have one ground, whichever pictures are read', async () => {
    const files = { ...inked(0, 20), 'z.png': inked(255, 1)['ink/000.png'] };
    const plan = await planOf(folder(files));
    expect(plan.ground).toBe('white');
    const all = await plan.preview(21);
    expect([...all.images.subarray(20 * 64)].every((value) => value === 255)).toBe(true);
    expect([...(await plan.preview(1)).images]).toEqual([...all.images.subarray(0, 64)]);
  });

  it('agree between our decoder and a browser’s', async () => {
    const data = Uint8Array.from({ length: 8 * 8 * 4 }, (_, i) => (i * 37) % 256);
    const png = encode({ width: 8, height: 8, channels: 4, data });
    const other: DecodeOther = async () => ({ width: 8, height: 8, data }) satisfies Rgba;
    // A GIF by its header alone: what is in it is the browser's.
    const gif = joinedBytes(new TextEncoder().encode('GIF89a'), [8, 0, 8, 0]);
    for (const ground of ['black', 'white'] as const) {
      const [ours, theirs] = await Promise.all(
        [png, gif].map(async (bytes) => {
          const plan = await planOf(folder({ 'a/1.png': bytes, 'a/2.png': bytes }), other);
          return (await plan.preview(1, { ground })).images;
        }),
      );
      expect(ours).toEqual(theirs);
    }
  });

  it('may be a sprite', async () => {
    const data = new Uint8Array(64 * 64 * 4);
    for (let i = 0; i < 64 * 64; i++) if (i % 3 === 0) data.set([10, 10, 10, 255], 4 * i);
    const plan = await planOf([source('s', encode({ width: 64, height: 64, channels: 4, data }))]);
    expect(plan.ground).toBe('white');
    const read = await plan.preview(1);
    expect([...read.images.subarray(0, 4)]).toEqual([10, 255, 255, 10]);
  });
});

it('opaque pictures have the bytes that they always had', async () => {
  const names = ['b', 'a', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
  const data = Uint8Array.from({ length: 64 * 48 }, (_, i) => 1 + (i % 255));
  const grid = encode({ width: 64, height: 48, channels: 1, data });
  const look = { turn: 'transposed', invert: true, size: { width: 28, height: 28 } } as const;
  const sets = [
    ['87da28b7', {}, joinedBytes(zipFile(colours(40, 8), names))],
    ['5d7774fd', look, joinedBytes(zipFile(colours(40, 8), names))],
    ['ee2db1dc', {}, grid],
    ['2e1c2653', { ...look, ground: 'white' }, grid],
  ] as const;
  for (const [sha256, options, bytes] of sets) {
    const plan = await planOf([source('x', bytes)]);
    expect(plan.ground).toBe(null);
    const read = await plan.preview(99, options);
    const labels = read.labels ?? new Uint8Array(read.count).fill(255);
    const split = { training: { first: 0, end: 1 }, validation: { first: 1, end: 2 } };
    const test = { first: 2, end: read.count };
    const identity = await identityOf('x', { ...read, labels, split: { ...split, test } });
    expect(identity.slice(0, 8)).toBe(sha256);
  }
});

describe('classes', () => {
  const nested = at((i) => `set/${i % 4 < 2 ? 'big' : 'small'}/${i % 2 ? 'dogs' : 'cats'}/${i}.png`);

  it('are those of the level that is chosen', async () => {
    const plan = await planOf(folder(nested));
    expect(plan.questions).toEqual([
      {
        id: 'classes',
        label: 'Classes',
        options: [
          { value: '0', words: 'the folder a picture lies in: cats, dogs' },
          { value: '1', words: 'the folder above it: big, small' },
          { value: 'none', words: 'none' },
        ],
        answer: '0',
      },
    ]);
    expect((await plan.preview(1)).classes).toEqual(['cats', 'dogs']);
    const above = await plan.answered({ classes: '1' });
    const read = await above.preview(40);
    expect(read.classes).toEqual(['big', 'small']);
    expect([...read.labels!]).toEqual([...new Array<number>(20).fill(0), ...new Array<number>(20).fill(1)]);
    const none = await plan.answered({ classes: 'none' });
    expect(none.labelled).toBe(false);
    expect(await none.preview(1)).toMatchObject({ labels: null, classes: null });
    await expect(plan.answered({ classes: '7' })).rejects.toThrow(
      /^set, classes: expected one of 0, 1, none, got 7$/,
    );
  });

  it('are not asked for where there can be none', async () => {
    const plan = await planOf(folder(at((i) => `set/${i}.png`)));
    expect(plan).toMatchObject({ questions: [], labelled: false });
  });
});

describe('the parts of folders', () => {
  const paths = (i: number) =>
    `${['Train', 'train', 'VAL', 'test'][Math.floor(i / 10)]}/${i % 2 ? 'dogs' : 'cats'}/${i}.png`;

  it('are kept, with the same classes, and are none themselves', async () => {
    for (const files of [folder(at((i) => `set/${paths(i)}`)), [archive(at(paths))]]) {
      const plan = await planOf(files);
      expect(plan).toMatchObject({
        counts: [20, 10, 10],
        labelled: true,
        hasTest: true,
        usualSplit: 'test-file',
      });
      const kept = await plan.read(0, 'test-file');
      expect(kept.classes).toEqual(['cats', 'dogs']);
      expect(kept.split).toEqual({
        training: { first: 0, end: 20 },
        validation: { first: 20, end: 30 },
        test: { first: 30, end: 40 },
      });
      expect([...kept.labels.subarray(30)]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
      // Cats before dogs: the first picture of the test is number 30.
      expect([...kept.images.subarray(30 * 64, 31 * 64)]).toEqual([
        ...colours(40, 8).sums.subarray(30 * 64, 31 * 64),
      ]);
    }
  });

  it('may be archives, and the same data set', async () => {
    const one = await planOf([archive(at(paths))]);
    const part = (from: number, to: number, name: string) =>
      archive(
        Object.fromEntries(
          pngs.slice(from, to).map((png, i) => [
            paths(from + i)
              .split('/')
              .slice(1)
              .join('/'),
            png,
          ]),
        ),
        name,
      );
    const several = await planOf([
      part(0, 20, 'train.zip'),
      part(30, 40, 'test.zip'),
      part(20, 30, 'val.zip'),
    ]);
    expect(several).toMatchObject({
      ...{ name: 'test.zip, train.zip, val.zip', counts: [20, 10, 10], labelled: true },
    });
    expect((await several.read(0, 'test-file')).split).toEqual((await one.read(0, 'test-file')).split);
  });

  it('leave open the classes of test pictures in no folder', async () => {
    const plan = await planOf(
      folder(at((i) => (i < 30 ? `set/train/${i % 2 ? 'dogs' : 'cats'}/${i}.png` : `set/test/${i}.png`))),
    );
    const kept = await plan.read(0, 'test-file');
    expect(kept.classes).toEqual(['cats', 'dogs']);
    expect([...kept.labels.subarray(30)]).toEqual(new Array<number>(10).fill(255));
  });
});

describe('warnings', () => {
  it('name pictures that are copies', async () => {
    const same = (i: number) => pngs[i < 5 ? i : 5];
    const plan = await planOf(
      folder(Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`a/${i}.png`, same(i)]))),
    );
    expect(plan.warningsOf(await plan.preview(4))).toEqual([
      'More than half of the pictures are copies of others: 1,194 of 1,200.',
    ]);
    const alike = await planOf(folder(Object.fromEntries(pngs.map((_, i) => [`a/${i}.png`, pngs[0]]))));
    expect(alike.warningsOf(await alike.preview(40))).toEqual(['All 40 pictures are alike.']);
    const other = await planOf(folder(at((i) => `a/${i}.png`)));
    expect(other.warningsOf(await other.preview(40))).toEqual([]);
  });

  it('go where white pictures are inverted', async () => {
    const white = Array.from({ length: 20 }, (_, i) => {
      const data = new Uint8Array(400).fill(255);
      data.set([0, 0, 0], 5 * i);
      return encode({ width: 20, height: 20, channels: 1, data });
    });
    const plan = await planOf(folder(Object.fromEntries(white.map((png, i) => [`a/${i}.png`, png]))));
    const warned = async (look: { readonly invert?: boolean }) =>
      plan.warningsOf(await plan.preview(20, look), look);
    expect(await warned({})).toEqual(['Almost all pixels are white: invert them.']);
    expect(await warned({ invert: true })).toEqual([
      'Almost all pixels are black, so there may be little to learn.',
    ]);
  });

  it('say that folders are too many for classes', async () => {
    const plan = await planOf(
      folder(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`a/${i}/x.png`, pngs[i % 40]]))),
    );
    expect(plan.labelled).toBe(false);
    expect(plan.warningsOf(await plan.preview(24))).toContain(
      '300 folders are more than the 255 classes that labels can tell.',
    );
  });
});

describe('pictures outside of the parts', () => {
  const split = (i: number) => `d/${i < 30 ? 'train' : 'test'}/${i % 2 ? 'dogs' : 'cats'}/${i}.png`;
  const logo = encode({ width: 16, height: 4, channels: 1, data: new Uint8Array(64).fill(9) });

  it('are left out, named and counted, and remove no split', async () => {
    const files = { 'd/logo.png': logo, ...at(split) };
    for (const given of [folder(files), [archive(files)]]) {
      const plan = await planOf(given);
      expect(plan).toMatchObject({ counts: [30, 10], hasTest: true, labelled: true, width: 8, height: 8 });
      expect(plan.questions.map(({ id, answer }) => [id, answer])).toEqual([
        ['parts', 'apart'],
        ['classes', '0'],
      ]);
      const seen = await plan.preview(30);
      expect(seen.classes).toEqual(['cats', 'dogs']);
      expect(plan.warningsOf(seen)).toEqual([
        'd/logo.png: left out, in no folder for training or testing (1 picture).',
      ]);
      const without = await planOf(folder(at(split)));
      expect((await plan.read(0, 'test-file')).sha256).toBe((await without.read(0, 'test-file')).sha256);
      const together = await plan.answered({ parts: 'together' });
      expect(together).toMatchObject({ counts: [41], hasTest: false });
    }
  });

  it('may be a whole folder', async () => {
    const files = at((i) => (i < 10 ? `seg_pred/seg_pred/${i}.png` : `seg_${split(i).slice(2)}`));
    const plan = await planOf(folder(files));
    expect(plan).toMatchObject({ counts: [20, 10], labelled: true });
    const seen = await plan.preview(20);
    expect(plan.warningsOf(seen)).toEqual([
      'seg_pred/seg_pred/0.png, seg_pred/seg_pred/1.png, seg_pred/seg_pred/2.png, seg_pred/seg_pred/3.png …: left out, in no folder for training or testing (10 pictures).',
    ]);
  });
});

it('damaged JPEGs are left out and named, in a folder and in an archive', async () => {
  const jpeg = joinedBytes([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
  const other: DecodeOther = async (bytes) => {
    if (bytes.at(-3) === 1) throw new Error('The source image could not be decoded.');
    return { width: 8, height: 8, data: new Uint8Array(256).fill(bytes.at(-3)!) };
  };
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `a/${i}.jpg`,
      joinedBytes(jpeg, [0xff, 0xda, i === 3 ? 1 : 100 + i, 0xff, 0xd9]),
    ]),
  );
  files['a/9.jpg'] = jpeg.slice(0, 8);
  files['a/7.jpg'] = files['a/7.jpg'].slice(0, -2);
  for (const given of [folder(files), [archive(files)]])
    expect(await planOf(given, other)).toMatchObject({
      ...{ counts: [17], damaged: ['a/3.jpg', 'a/7.jpg', 'a/9.jpg'] },
    });
});

describe('a sprite', () => {
  it('of tfjs-examples is one picture a row first, with the labels beside it', async () => {
    const rows = Uint8Array.from({ length: 40 * 784 }, (_, i) => (i * 31) % 256);
    const png = encode({ width: 784, height: 40, channels: 1, data: rows });
    const oneHot = new Uint8Array(400);
    for (let i = 0; i < 40; i++) oneHot[10 * i + ((i * 7) % 10)] = 1;
    const plan = await planOf([source('mnist_images.png', png), source('mnist_labels_uint8', oneHot)]);
    expect(plan).toMatchObject({ counts: [40], width: 28, height: 28, labelled: true });
    expect(plan.questions[0].options[0]).toEqual({ value: '0', words: 'one picture a row of pixels' });
    const read = await plan.preview(40);
    expect(read.images).toEqual(rows);
    expect([...read.labels!]).toEqual(Array.from({ length: 40 }, (_, i) => (i * 7) % 10));
    const lacking = await planOf([source('m.png', png), source('mnist_labels_uint8', oneHot.slice(7))]);
    expect(lacking.labelled).toBe(false);
    expect(lacking.warningsOf(await lacking.preview(40))).toEqual([
      'mnist_labels_uint8 is left out: it has no label for each of 40 pictures.',
    ]);
    await expect(planOf([source('mnist_labels_uint8', oneHot)])).rejects.toThrow(
      /^mnist_labels_uint8: expected an IDX file, .+, got something else$/,
    );
  });

  it.each([
    [784, 1600, 28],
    [256, 2000, 16],
  ])('of rows of %i pixels, %i of them, is not cut into tiles of 16', async (width, height, side) => {
    const data = Uint8Array.from({ length: width * height }, (_, i) => (i * 31 + (i >> 9)) % 256);
    const png = source('rows.png', encode({ width, height, channels: 1, data }));
    expect(await planOf([png])).toMatchObject({ counts: [height], width: side, height: side });
    const labels = Uint8Array.from({ length: height }, (_, i) => i % 10);
    const plan = await planOf([png, source('labels', labels)]);
    expect(plan).toMatchObject({ counts: [height], labelled: true });
    expect((await plan.preview(20)).labels).toEqual(labels.subarray(0, 20));
  });

  it('is cut into as many tiles as the file beside it has labels', async () => {
    const data = Uint8Array.from({ length: 64 * 48 }, (_, i) => 1 + (i % 255));
    const png = source('s.png', encode({ width: 64, height: 48, channels: 1, data }));
    expect(await planOf([png])).toMatchObject({ counts: [12], width: 16 });
    const plan = await planOf([
      png,
      source(
        'labels',
        Uint8Array.from({ length: 48 }, (_, i) => i % 10),
      ),
    ]);
    expect(plan).toMatchObject({ counts: [48], width: 8, labelled: true });
    expect(await plan.answered({ tile: '16' })).toMatchObject({ counts: [12], labelled: false });
  });

  it('with margins is offered with them, and without a first row of names', async () => {
    const size = 6 * 18 + 2;
    const data = new Uint8Array(size * size);
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++)
        if ((y + 16) % 18 < 16 && (x + 16) % 18 < 16)
          data[y * size + x] = 1 + ((y * 13 + x * 7 + x * y) % 250);
    const plan = await planOf([source('grid.png', encode({ width: size, height: size, channels: 1, data }))]);
    expect(plan.questions[0]).toMatchObject({
      id: 'tile',
      answer: '16+2',
      options: expect.arrayContaining([{ value: '16+2', words: '16 × 16 with a margin of 2' }]),
    });
    expect(plan).toMatchObject({ counts: [36], width: 16, height: 16 });
    const fewer = await plan.answered({ tiles: 'first row' });
    expect(fewer.counts).toEqual([30]);
  });
});

it('cropped, pictures are offered in their new size', async () => {
  const wide = encode({ width: 128, height: 64, channels: 1, data: new Uint8Array(8192).fill(9) });
  const plan = await planOf(
    folder(Object.fromEntries(pngs.slice(0, 20).map((_, i) => [`a/${i}.png`, wide]))),
  );
  expect(plan.sizes[0]).toEqual({ width: 64, height: 32 });
  expect(plan.sizesUnder({ crop: 'middle square' })[0]).toEqual({ width: 64, height: 64 });
  expect(plan.sizesUnder({ turn: 'a quarter left' })[0]).toEqual({ width: 32, height: 64 });
  // Opaque: its bars are black, whatever is said of a ground.
  const small = await plan.preview(1, { size: { width: 28, height: 28 }, ground: 'white' });
  expect(small.images[0]).toBe(0);
  expect(await plan.preview(1, { crop: 'middle square' })).toMatchObject({ width: 64, height: 64 });
  expect(() => plan.sizesUnder({ crop: { left: 200, top: 0, right: 0, bottom: 0 } })).toThrow(/^a, crop: /);
});
