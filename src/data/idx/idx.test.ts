import { describe, expect, it } from 'vitest';
import { threefry2x32 } from '../../math/random';
import { DataError } from '../dataset';
import { readIdxImages, readIdxLabels } from './idx';

const images = (count: number, height: number, width: number) =>
  Uint8Array.from([
    ...[0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, height, 0, 0, 0, width],
    ...Array.from({ length: count * height * width }, (_, i) => (i * 37) % 256),
  ]);
const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 5, 5, 0, 4, 1, 9]);

/** The error a call ends in; fails where it ends well. */
function errorOf(call: () => unknown): DataError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(DataError);
    return error as DataError;
  }
  throw new Error('expected an error, got none');
}
const changed = (bytes: Uint8Array, at: number, value: number) => bytes.with(at, value);

describe('IDX', () => {
  it('reads pictures and labels, also from the middle of a buffer', () => {
    const file = images(3, 4, 5);
    const read = readIdxImages('a.bin', file);
    expect(read).toMatchObject({ count: 3, height: 4, width: 5 });
    expect(read.pixels).toEqual(file.slice(16));
    const longer = new Uint8Array([99, 99, 99, ...labels, 99]);
    expect([...readIdxLabels('b.bin', longer.subarray(3, 16))]).toEqual([5, 0, 4, 1, 9]);
  });

  it.each([
    ['a cut header', images(3, 4, 5).slice(0, 15), 'IDX header: expected 16 bytes, got 15'],
    ['no bytes', new Uint8Array(0), 'IDX header: expected 16 bytes, got 0'],
    [
      'a first byte',
      changed(images(3, 4, 5), 0, 1),
      'IDX magic number: expected two zero bytes first, got 0x01000803',
    ],
    [
      'a second byte',
      changed(images(3, 4, 5), 1, 2),
      'IDX magic number: expected two zero bytes first, got 0x00020803',
    ],
    ['floats', changed(images(3, 4, 5), 2, 13), 'IDX type: expected 0x08 (unsigned byte), got 0x0d'],
    ['labels', changed(images(3, 4, 5), 3, 1), 'IDX dimensions: expected 3, got 1'],
    ['no pictures', images(0, 4, 5), 'IDX number of pictures: expected at least 1, got 0'],
    ['no rows', images(3, 0, 5), 'IDX number of rows: expected at least 1, got 0'],
    ['no columns', images(3, 4, 0), 'IDX number of columns: expected at least 1, got 0'],
    [
      'too many pictures',
      changed(images(3, 4, 5), 7, 4),
      'IDX length: expected 96 bytes for 4 x 4 x 5, got 76',
    ],
    ['too few rows', changed(images(3, 4, 5), 11, 3), 'IDX length: expected 61 bytes for 3 x 3 x 5, got 76'],
    [
      'a byte more',
      new Uint8Array([...images(3, 4, 5), 0]),
      'IDX length: expected 76 bytes for 3 x 4 x 5, got 77',
    ],
  ])('refuses %s, naming the file', (_, bytes, message) => {
    const error = errorOf(() => readIdxImages('some.bin', bytes));
    expect(error.message).toBe(`some.bin, ${message}`);
    expect(error.file).toBe('some.bin');
  });

  it('refuses pictures as labels, and huge sizes without taking memory for them', () => {
    expect(errorOf(() => readIdxLabels('l.bin', images(3, 4, 5))).message).toBe(
      'l.bin, IDX dimensions: expected 1, got 3',
    );
    const huge = images(3, 4, 5).fill(255, 4, 16);
    expect(errorOf(() => readIdxImages('h.bin', huge)).message).toMatch(
      /^h\.bin, IDX length: expected [\d.e+]+ bytes/,
    );
  });

  it('answers 4,000 mutations with a clear error or with exactly what the bytes say', () => {
    let refused = 0;
    for (let round = 0; round < 4000; round++) {
      const [word, other] = threefry2x32([1, 2], [round, 0]);
      const [where, value] = threefry2x32([1, 2], [round, 1]);
      const valid = round % 2 ? labels : images(2, 2, 3);
      // Half of them hit the header.
      const at = (word >>> 8) % (other % 2 ? valid.length : 8);
      const mutated = [
        () => valid.with(at, value & 255),
        () => valid.slice(0, at),
        () => new Uint8Array([...valid.slice(0, at), value & 255, ...valid.slice(at)]),
        () => new Uint8Array([...valid.slice(0, at), ...valid.slice(at + 1)]),
        () => valid.with(at, valid[at] ^ (1 << (where & 7))).with((where >>> 8) % valid.length, value & 3),
      ][(other >>> 8) % 5]();
      const axes = round % 2 ? 1 : 3;
      try {
        const read = round % 2 ? readIdxLabels('f', mutated) : readIdxImages('f', mutated);
        const view = new DataView(mutated.buffer);
        const sizes = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
        expect(view.getUint32(0)).toBe(0x800 + axes);
        expect(mutated.length).toBe(4 + 4 * axes + sizes.reduce((a, b) => a * b, 1));
        if (read instanceof Uint8Array) expect(read).toEqual(mutated.slice(8));
        else {
          expect([read.count, read.height, read.width]).toEqual(sizes);
          expect(read.pixels).toEqual(mutated.slice(16));
        }
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        expect(error.message).toMatch(/^f, IDX [a-z ]+: expected .+, got .+$/);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(2000);
    expect(refused).toBeLessThan(3900);
  });
});
