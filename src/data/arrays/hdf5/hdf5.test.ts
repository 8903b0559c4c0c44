/** HDF5 files as people have them: pictures and labels at any depth, of both formats and any type; what is none is named. */
import { describe, expect, it } from 'vitest';
import { DataError } from '../../dataset';
import { planOf } from '../../own/plan';
import { hdf5File, mat73File } from '../../testing/hdf5-files';
import { count, greys, images, labels, pixels, side } from '../../testing/read-files';
import { sourceOfBytes } from '../../testing/source-of-bytes';

const shape = [count, side, side];
const planOfFile = async (bytes: Uint8Array<ArrayBuffer>) => planOf([sourceOfBytes('x.h5', bytes)]);
const planOfSets = async (sets: Parameters<typeof hdf5File>[0], libver?: 'earliest' | 'latest') =>
  planOfFile(await hdf5File(sets, libver));

describe.each(['earliest', 'latest'] as const)('HDF5 of the %s format', (libver) => {
  it.each<[string, Parameters<typeof hdf5File>[0][string]]>([
    ['bytes', { data: greys, shape }],
    ['bytes in chunks, by gzip', { data: greys, shape, chunks: [3, 5, 8] }],
    ['floats to 1', { data: Float32Array.from(greys, (g) => g / 255), shape, chunks: [7, 8, 8] }],
    ['doubles from -1', { data: Float64Array.from(greys, (g) => g / 127.5 - 1), shape }],
    ['16 bits, a picture a row', { data: Int16Array.from(greys), shape: [count, pixels] }],
    ['64 bits', { data: BigInt64Array.from(greys, BigInt), shape: [count, 1, side, side] }],
  ])('of %s is read as the greys that it means', async (_, set) => {
    const read = await images(await hdf5File({ 'a/b/pictures': set }, libver));
    expect(read).toMatchObject({ count, width: side, height: side, levels: 255, labels: null });
    expect(read.images).toEqual(greys);
  });

  it('keeps its parts, and pairs x and y', async () => {
    const part = (name: string, from: number, to: number) => ({
      [`x_${name}`]: { data: greys.slice(from * pixels, to * pixels), shape: [to - from, side, side] },
      [`y_${name}`]: { data: labels.slice(from, to), shape: [to - from, 1] },
    });
    const plan = await planOfSets({ ...part('train', 0, 17), ...part('test', 17, 20) }, libver);
    expect(plan).toMatchObject({ counts: [17, 3], labelled: true, hasTest: true, questions: [] });
    const read = await plan.read(0, 'test-file');
    expect(read.images.slice(17 * pixels)).toEqual(greys.slice(17 * pixels));
    expect(read.labels.slice(17)).toEqual(labels.slice(17));
  });
});

describe('HDF5', () => {
  it('is read as Galaxy10 and the like: labels by name before other columns', async () => {
    const plan = await planOfSets({
      ans: { data: labels },
      dec: { data: Float64Array.from(labels, (label) => label / 7) },
      images: { data: greys, shape },
      ids: { data: Uint8Array.from(labels, (label) => 9 - label) },
    });
    expect(plan).toMatchObject({ counts: [count], labelled: true });
    expect(plan.questions.map(({ id, options }) => [id, options.map(({ value }) => value)])).toEqual([
      ['labels', ['ans', 'ids', 'none']],
    ]);
    expect((await plan.preview(count)).labels).toEqual(labels);
  });

  it('in a file for pictures and one for labels, of any axes, is one data set', async () => {
    const file = async (name: string, data: Uint8Array<ArrayBuffer>, shape: number[]) =>
      sourceOfBytes(`split_${name}.h5`, await hdf5File({ [name.slice(-1)]: { data, shape } }));
    const plan = await planOf([
      await file('train_y', labels.slice(0, 17), [17, 1, 1, 1]),
      await file('train_x', greys.slice(0, 17 * pixels), [17, side, side, 1]),
      await file('test_x', greys.slice(17 * pixels), [3, side, side, 1]),
      await file('test_y', labels.slice(17), [3, 1, 1, 1]),
    ]);
    expect(plan).toMatchObject({ counts: [17, 3], labelled: true, hasTest: true, questions: [] });
    expect((await plan.read(0, 'test-file')).labels.slice(17)).toEqual(labels.slice(17));
  });

  it('asks which column is the class; columns of fractions are none, and a first one of one value is not taken', async () => {
    const rows = (of: (i: number) => readonly number[]) =>
      Array.from({ length: count }, (_, i) => of(i)).flat();
    const fractions = Float64Array.from(rows((i) => [i / 10 + 0.05, i / 7 + 0.01]));
    const shapes = await planOfSets({
      images: { data: greys, shape },
      labels: { data: fractions, shape: [count, 2] },
    });
    expect(shapes).toMatchObject({ labelled: false, questions: [] });
    const sprites = await planOfSets({
      imgs: { data: greys, shape },
      latents_classes: {
        data: BigInt64Array.from(
          rows((i) => [0, i % 3, 700 + i]),
          BigInt,
        ),
        shape: [count, 3],
      },
      latents_values: { data: fractions, shape: [count, 2] },
    });
    expect(sprites.labelled).toBe(false);
    expect(sprites.questions).toMatchObject([{ id: 'labels-column', answer: 'none' }]);
    expect(sprites.questions[0].options.map(({ words }) => words)).toEqual([
      'no labels',
      'column 1 (0)',
      'column 2 (0, 1, 2)',
    ]);
    const answered = await sprites.answered({ 'labels-column': '2' });
    expect([...(await answered.preview(4)).labels!]).toEqual([0, 1, 2, 0]);
  });

  it('asks which pictures are meant where their sizes differ', async () => {
    const plan = await planOfSets({
      large: { data: greys, shape },
      small: { data: greys.slice(0, 16 * count), shape: [count, 4, 4] },
    });
    expect(plan).toMatchObject({ counts: [count], width: side });
    expect(plan.questions).toMatchObject([{ id: 'pictures', answer: 'large' }]);
    expect(plan.questions[0].options.map(({ words }) => words)).toEqual([
      'large: 20 pictures of 8 \u00d7 8',
      'small: 20 pictures of 4 \u00d7 4',
    ]);
    expect(await plan.answered({ pictures: 'small' })).toMatchObject({ counts: [count], width: 4 });
  });

  it('of MATLAB 7.3 has its pictures upright, and its texts and cells are passed over', async () => {
    // As MATLAB writes [height 8, width 6, n]: the axes in the opposite order.
    const turned = Uint8Array.from({ length: count * 48 }, (_, at) => {
      const [i, x, y] = [Math.floor(at / 48), Math.floor((at % 48) / 8), at % 8];
      return greys[i * 48 + y * 6 + x];
    });
    const attributes = { MATLAB_class: 'uint8' };
    const hdf5 = await hdf5File({
      X: { data: turned, shape: [count, 6, 8], attributes, chunks: [4, 6, 8] },
      y: { data: Float64Array.from(labels, (label) => label + 1), shape: [1, count], attributes },
      // As if each were a label, or a picture.
      labels: { data: greys.slice(0, count), shape: [1, count], attributes: { MATLAB_class: 'char' } },
      names: { data: greys, shape, attributes: { MATLAB_class: 'char' } },
      nothing: { data: greys, shape, attributes: { MATLAB_empty: '1' } },
      '#refs#/a': { data: greys, shape },
    });
    const plan = await planOfFile(mat73File(hdf5));
    expect(plan).toMatchObject({ counts: [count], width: 6, height: 8, labelled: true, questions: [] });
    const read = await plan.preview(count);
    expect(read.images).toEqual(greys.subarray(0, 48 * count));
    expect([...read.labels!]).toEqual([...labels].map((label) => label + 1));
  });

  it('is read a part at a time, and in few', async () => {
    const many = 20_000;
    const data = Float64Array.from({ length: many * pixels }, (_, i) => greys[i % greys.length]);
    const bytes = await hdf5File({ x: { data, shape: [many, side, side] } });
    let reads = 0;
    let most = 0;
    const source = sourceOfBytes('x.h5', bytes);
    const plan = await planOf([
      {
        ...source,
        read: (start, end) => {
          reads++;
          most = Math.max(most, end - start);
          return source.read(start, end);
        },
      },
    ]);
    reads = 0;
    expect((await plan.preview(many)).images.subarray(-greys.length)).toEqual(greys);
    expect(most).toBeLessThanOrEqual(2 ** 20);
    // Once for the range of its greys, once for the pictures.
    expect(reads).toBeLessThan((2.5 * bytes.length) / 2 ** 20);
  });

  it('hears that it is to stop', async () => {
    const plan = await planOfSets({ x: { data: greys, shape } });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(plan.read(0, 'pooled', { signal })).rejects.toThrow('enough');
  });

  it.each<[string, Parameters<typeof hdf5File>[0], RegExp]>([
    [
      'texts alone',
      { 'a/words': { data: ['a', 'b'] } },
      /^x\.h5: expected an HDF5 file with an array of numbers, got one with a\/words \(no numbers\)$/,
    ],
    ['labels alone', { y: { data: labels } }, /expected an array of pictures, got x\.h5, y \(20\)$/],
    [
      'five axes',
      { v: { data: greys, shape: [5, 4, 4, 4, 4] } },
      /got an array of 5 dimensions \(5 x 4 x 4 x 4 x 4\)$/,
    ],
  ])('of %s is refused by what it is', async (_, sets, message) => {
    await expect(planOfSets(sets)).rejects.toThrow(message);
  });

  it('that is cut short is refused', async () => {
    const bytes = await hdf5File({ x: { data: greys, shape, chunks: [5, 8, 8] } });
    for (const length of [20, 400, bytes.length - 300])
      await expect(images(bytes.slice(0, length))).rejects.toThrow(/expected a whole HDF5 file, got/);
  });

  it.each([
    ['in one piece', {}],
    ['in chunks', { chunks: [5, 8, 8] }],
  ])('whose sizes lie is refused before room is made, %s', async (_, how) => {
    const bytes = await hdf5File({ x: { data: greys, shape, ...how } });
    const view = new DataView(bytes.buffer);
    const isDims = (at: number) =>
      shape.every((size, axis) => view.getBigUint64(at + 8 * axis, true) === BigInt(size));
    const places = Array.from({ length: bytes.length - 24 }, (_, at) => at).filter(isDims);
    // The sizes, and the most that they may become.
    expect(places.length).toBeGreaterThanOrEqual(2);
    for (const place of places) view.setBigUint64(place, 2n ** 36n, true);
    const heap = process.memoryUsage().rss;
    await expect(planOfFile(bytes).then((plan) => plan.read(0, 'pooled'))).rejects.toThrow(DataError);
    expect(process.memoryUsage().rss - heap).toBeLessThan(2 ** 27);
  });
});
