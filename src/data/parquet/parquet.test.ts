import { describe, expect, it } from 'vitest';
import { noLabel } from '../dataset';
import type { DecodeOther } from '../pictures/decode-picture';
import { planOf, type DataPlan } from '../own/plan';
import { fixtureGreys, parquetFixture } from '../testing/parquet-fixture';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { colours, parquetFile } from '../testing/test-files';

const rows = Array.from({ length: 20 }, (_, i) => i);
const opened = (name: string, other: DecodeOther = null) =>
  planOf([sourceOfBytes(`${name}.parquet`, parquetFixture(name))], other);
const asked = ({ questions }: DataPlan) =>
  Object.fromEntries(questions.map(({ id, options }) => [id, options.map(({ value }) => value)]));
const labelsOf = async (plan: DataPlan) => {
  const { labels, classes } = await plan.preview(100);
  return { labels: labels && [...labels], classes };
};

describe('parquet by pyarrow', () => {
  it.each<[string, Record<string, string[]>, number[], string[] | null]>([
    // ZSTD, pages of version 2, names of classes by Hugging Face.
    ['zstd', {}, rows.map((i) => i % 4), ['cat', 'dog', 'owl', 'fox']],
    // GZIP, a column of bytes beside numbers that are all different, words through a dictionary.
    ['gzip', {}, rows.map((i) => [1, 0, 2][i % 3]), ['a', 'b', 'c']],
    // LZ4_RAW, integers of 32 bits, bits.
    ['lz4', { labels: ['fine_label', 'coarse_label', 'is_big', 'none'] }, rows, null],
    // Differences, lengths first, numbers beyond a byte.
    ['differences', { labels: ['target', 'digit', 'none'] }, rows.map((i) => i % 3), ['0', '300', '600']],
    // Two columns of pictures; digits as words.
    ['columns', { column: ['image', 'mask'] }, rows.map((i) => i % 10), null],
  ])('reads %s to the pictures and labels that it was made of', async (name, questions, labels, classes) => {
    const plan = await opened(name);
    expect(plan).toMatchObject({ counts: [20], width: 8, height: 8, labelled: true, damaged: [] });
    expect(asked(plan)).toEqual(questions);
    const read = await plan.preview(100);
    expect([...read.images]).toEqual(fixtureGreys(rows));
    expect([...read.labels!]).toEqual(labels);
    expect(read.classes).toEqual(classes);
  });

  it('reads the column that is chosen', async () => {
    const masks = await (await opened('columns')).answered({ column: 'mask' });
    expect([...(await masks.preview(100)).images]).toEqual(fixtureGreys(rows.toReversed()));
  });

  it('takes labels from the column that is chosen, or from none', async () => {
    const plan = await opened('lz4');
    const coarse = rows.map((i) => Math.floor(i / 4));
    expect(await labelsOf(await plan.answered({ labels: 'coarse_label' }))).toEqual({
      labels: coarse,
      classes: null,
    });
    expect(await plan.answered({ labels: 'none' })).toMatchObject({ labelled: false });
    await expect(plan.answered({ labels: 'is_small' })).rejects.toThrow(
      'lz4.parquet, labels: expected one of fine_label, coarse_label, is_big, none, got is_small',
    );
    const digits = await (await opened('differences')).answered({ labels: 'digit' });
    expect((await labelsOf(digits)).labels).toEqual(rows.map((i) => i % 10));
  });

  it('leaves out and names what is missing, empty or cut, and has no labels where one is missing', async () => {
    const plan = await opened('gaps');
    expect(plan).toMatchObject({ counts: [17], labelled: false });
    expect(plan.damaged).toEqual([3, 5, 8].map((row) => `gaps.parquet, picture ${row}`));
    const whole = rows.filter((row) => ![3, 5, 8].includes(row));
    expect([...(await plan.preview(100)).images]).toEqual(fixtureGreys(whole));
  });

  it('lays transparent pictures on the ground that leaves their ink in sight, or on the one that is chosen', async () => {
    const plan = await opened('clear');
    expect(plan).toMatchObject({ counts: [20], labelled: false, ground: 'white' });
    const sums = ({ images }: { readonly images: ArrayLike<number> }) =>
      Array.from(images).reduce((sum, one) => sum + one, 0);
    expect(sums(await plan.preview(1))).toBe(63 * 255);
    expect(sums(await plan.preview(1, { ground: 'black' }))).toBe(0);
    expect(await opened('zstd')).toMatchObject({ ground: null });
  });

  it('lends JPEG to the decoder of the platform', async () => {
    const grey = { width: 8, height: 8, data: new Uint8Array(256).fill(255) };
    const plan = await opened('jpeg', async (bytes, type) => {
      expect([type, bytes[0], bytes.at(-1)]).toEqual(['image/jpeg', 0xff, 0xd9]);
      return grey;
    });
    expect(plan).toMatchObject({ counts: [20], width: 8, height: 8, labelled: true });
    expect((await plan.preview(2)).images).toEqual(new Uint8Array(128).fill(255));
  });

  it('says in words what a header does not say', async () => {
    const bytes = parquetFixture('differences');
    // The values' encoding, in every page: no page says one.
    const footer = bytes.length - 8 - new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
    for (let at = 4; at < footer; at++) {
      const one = bytes.slice();
      for (const value of [0, 0x77, 0x7e]) {
        one[at] = value;
        const refused = await planOf([sourceOfBytes('x', one)]).then(
          () => '',
          ({ message }: Error) => message,
        );
        expect(refused).not.toContain('undefined');
      }
      if (at > 400) break;
    }
  });

  it.each([
    ['brotli', /^brotli\.parquet, column image\.bytes: expected compression by .+ZSTD.+, got BROTLI \(write/],
    [
      'jpeg',
      /^jpeg\.parquet, picture 0: expected a PNG picture \(JPEG.+need a browser: .+\), got image\/jpeg$/,
    ],
    ['paths', /^paths\.parquet: expected a column of .+ in the file itself, got none among image\.bytes, /],
  ])('refuses %s in words', async (name, message) => {
    await expect(opened(name)).rejects.toThrow(message);
  });

  it('leaves out and names a picture that is not what its checksums say', async () => {
    const bytes = parquetFixture('differences');
    // Every copy of the second picture's pixels: statistics of pages may hold it too.
    const starts = [...bytes.keys()].filter(
      (i) => String.fromCharCode(...bytes.subarray(i, i + 4)) === 'IDAT',
    );
    const pixels = (at: number) => bytes.subarray(at + 4, at + 84).join();
    const second = pixels(starts.find((at) => pixels(at) !== pixels(starts[0]))!);
    for (const at of starts) if (pixels(at) === second) bytes[at + 30] ^= 1;
    const plan = await planOf([sourceOfBytes('x.parquet', bytes)]);
    expect(plan.damaged).toHaveLength(1);
    const others = rows.filter((row) => !plan.damaged.includes(`x.parquet, picture ${row}`));
    expect(others).toHaveLength(19);
    expect([...(await plan.preview(100)).images]).toEqual(fixtureGreys(others));
  });
});

describe('pieces of a parquet data set', () => {
  const pictures = (count: number) => parquetFile(colours(count, 8));
  const planOfNamed = (files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>) =>
    planOf(Object.entries(files).map(([name, bytes]) => sourceOfBytes(name, bytes)));

  it('are one part in the order of their names, by the role in their names', async () => {
    const plan = await planOfNamed({
      'data/test-00000-of-00001.parquet': pictures(16),
      'data/train-00001-of-00002-6b3f2c1d9a8e7f00.parquet': pictures(17),
      'data/validation-00000-of-00001.parquet': pictures(18),
      'data/train-00000-of-00002-0123456789abcdef.parquet': pictures(20),
    });
    expect(plan).toMatchObject({ counts: [37, 18, 16], hasTest: true, usualSplit: 'test-file' });
    const { labels, split } = await plan.read(0, 'test-file');
    const inTurn = (count: number) => Array.from({ length: count }, (_, i) => i % 10);
    expect([...labels]).toEqual([20, 17, 18, 16].flatMap(inTurn));
    expect(split.validation).toEqual({ first: 37, end: 55 });
  });

  it('have the role of the innermost folder that says one', async () => {
    const plan = await planOfNamed({
      'test-of-mine/train/0000.parquet': pictures(20),
      'test-of-mine/train/0001.parquet': pictures(17),
      'test-of-mine/test/0000.parquet': pictures(16),
    });
    expect(plan).toMatchObject({ counts: [37, 16], hasTest: true });
  });

  it('are refused where one is missing, by its name', async () => {
    const files = {
      'train-00000-of-00003.parquet': pictures(16),
      'train-00002-of-00003.parquet': pictures(16),
    };
    await expect(planOfNamed(files)).rejects.toThrow(
      'train-00000-of-00003.parquet: expected all 3 pieces of it together, got none called train-00001-of-00003.parquet',
    );
  });

  it('are refused where their columns differ', async () => {
    const files = {
      'train-00000-of-00002.parquet': pictures(16),
      'train-00001-of-00002.parquet': parquetFixture('zstd'),
    };
    await expect(planOfNamed(files)).rejects.toThrow(
      'train-00001-of-00002.parquet, columns: expected those of train-00000-of-00002.parquet (image.bytes, label), got image.bytes, image.path, label',
    );
  });

  it('are refused where those for testing have no such pictures', async () => {
    const files = { 'train.parquet': parquetFixture('zstd'), 'test.parquet': parquetFixture('gzip') };
    await expect(planOfNamed(files)).rejects.toThrow(
      'test.parquet: expected a column image of pictures, as the others have, got picture',
    );
  });

  it('keep labels for training where those for testing have others', async () => {
    const plan = await planOfNamed({
      'train.parquet': parquetFixture('gaps'),
      'test.parquet': parquetFixture('zstd'),
    });
    expect(plan).toMatchObject({ counts: [17, 20], labelled: true });
    expect(plan.warningsOf(await plan.preview(20))).toEqual(['The training pictures have no labels.']);
    expect((await plan.preview(20)).labels).toBeNull();
    const { labels } = await plan.read(0, 'test-file');
    expect([...labels]).toEqual([...new Array<number>(17).fill(noLabel), ...rows.map((i) => i % 4)]);
  });
});

describe('labels of parquet', () => {
  const labelled = (count: number, labelOf: (i: number) => number) =>
    planOf([
      sourceOfBytes(
        'x.parquet',
        parquetFile({
          ...colours(count, 2),
          labels: Uint8Array.from({ length: count }, (_, i) => labelOf(i)),
        }),
      ),
    ]);

  it('are classes in their order where one would stand for no label', async () => {
    const plan = await labelled(20, (i) => [3, 255][i % 2]);
    expect(await labelsOf(plan)).toEqual({ labels: rows.map((i) => i % 2), classes: ['3', '255'] });
    const most = await labelled(255, (i) => 255 - i);
    expect((await most.preview(255)).labels).toEqual(Uint8Array.from({ length: 255 }, (_, i) => 254 - i));
  });

  it('of more kinds than can be told are left out and named', async () => {
    const plan = await labelled(256, (i) => i);
    expect(plan.labelled).toBe(false);
    expect(plan.warningsOf(await plan.preview(20))).toEqual([
      'label has more different labels than the 255 that can be told, and is left out.',
    ]);
  });
});
