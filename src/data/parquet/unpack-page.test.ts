import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { joinedBytes } from '../testing/test-files';
import { unpackPage } from './unpack-page';

const zeros = new Uint8Array(16_000_000);
const magic = [0x28, 0xb5, 0x2f, 0xfd];
/** A block of one byte, `length` times. */
const run = (length: number, isLast: boolean) => {
  const header = 8 * length + 2 + Number(isLast);
  return [header & 255, (header >> 8) & 255, header >> 16, 7];
};
/** Of no size that it says, and a window of 128 KiB. */
const frame = (...blocks: readonly number[][]) => joinedBytes(magic, [0, 7 << 3], blocks.flat());
const unpacked = (codec: 'ZSTD' | 'LZ4_RAW' | 'GZIP' | 'SNAPPY', bytes: ArrayLike<number>, size: number) =>
  unpackPage('file', joinedBytes(bytes), size, codec);

describe('unpackPage', () => {
  it('unpacks frames of Zstandard one after the other, and skips what is none', async () => {
    const skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    const two = joinedBytes(frame(run(5, false), run(4, true)), skipped, frame(run(3, true)));
    expect(await unpacked('ZSTD', two, 12)).toEqual(new Uint8Array(12).fill(7));
  });

  it('unpacks LZ4 whose copies overlap what they write', async () => {
    expect([...(await unpacked('LZ4_RAW', [0x2f, 1, 2, 2, 0, 3, 0x10, 9], 25))]).toEqual([
      ...Array.from({ length: 24 }, (_, i) => 1 + (i % 2)),
      9,
    ]);
  });

  it('unpacks snappy: literals, and copies of each kind', async () => {
    const packed = [20, 8, 1, 2, 3, 0x01, 3, 0x0e, 2, 0, 0x0f, 1, 0, 0, 0, 0xf0, 4, 5, 6, 7, 8, 9];
    const expected = [1, 2, 3, 1, 2, 3, 1, 3, 1, 3, 1, 1, 1, 1, 1, 5, 6, 7, 8, 9];
    expect([...(await unpacked('SNAPPY', packed, 20))]).toEqual(expected);
  });

  it.each<[string, 'ZSTD' | 'LZ4_RAW' | 'GZIP' | 'SNAPPY', ArrayLike<number>, number, string | RegExp]>([
    [
      'more blocks than it says',
      'ZSTD',
      frame(...Array.from({ length: 40 }, () => run(2 ** 17, false)), run(1, true)),
      2 ** 20,
      /expected 1048576 bytes, got more/,
    ],
    [
      'blocks of nothing',
      'ZSTD',
      frame(...Array.from({ length: 5000 }, () => run(0, false)), run(1, true)),
      1000,
      /expected blocks of at least 512 bytes, got 18 blocks/,
    ],
    [
      'more copies than a block has room for',
      'ZSTD',
      // Literals of 5 equal bytes, and as many copies as can be written.
      frame([8 * 5 + 4 + 1, 0, 0, (5 << 3) + 1, 7, 255, 255, 255]),
      100_000,
      'zstd: expected at most 100000 bytes in a block, got 294146',
    ],
    ['fewer bytes', 'ZSTD', frame(run(3, true)), 4, 'zstd: expected 4 bytes, got 3'],
    [
      'a window of 2 GiB',
      'ZSTD',
      joinedBytes(magic, [0, 21 << 3], run(1, true)),
      1,
      /a window of at most 134217728 bytes, got 2147483648/,
    ],
    [
      'a size of 2^60',
      'ZSTD',
      joinedBytes(magic, [0xe0, 0, 0, 0, 0, 0, 0, 0, 16], run(1, true)),
      1,
      /at most 1 bytes, got 1152921504606847000/,
    ],
    ['a frame cut short', 'ZSTD', frame(run(3, false)), 3, /Offset is outside the bounds|whole frame/],
    [
      'a copy beyond its end',
      'LZ4_RAW',
      [0x1f, 1, 1, 0, 255, 255, 255, 0],
      100,
      'lz4: expected 100 bytes, got more',
    ],
    [
      'a copy from before its beginning',
      'LZ4_RAW',
      [0x10, 1, 2, 0],
      8,
      'lz4: expected an offset of 1 to 1, got 2',
    ],
    ['literals that are not there', 'LZ4_RAW', [0x70, 1], 7, 'lz4: expected more bytes, got the end'],
    [
      'a gzip of more',
      'GZIP',
      gzipSync(zeros),
      1000,
      'file: expected no more bytes than its header says, got more',
    ],
    [
      'more than gzip can give',
      'GZIP',
      gzipSync(new Uint8Array(10)),
      2 ** 26,
      /^page: expected at most \d+ unpacked bytes, got 67108864$/,
    ],
    // As a number of 32 bits with a sign it is negative.
    [
      'a literal of 4 GiB',
      'SNAPPY',
      [1, 63 << 2, 255, 255, 255, 255, 0],
      1,
      'snappy: expected 1 bytes, got more',
    ],
    ['a copy of more', 'SNAPPY', [4, 0, 9, 1, 1], 4, 'snappy: expected 4 bytes, got more'],
    [
      'a copy from before its start',
      'SNAPPY',
      [5, 0, 9, 1, 2],
      5,
      'snappy: expected an offset of 1 to 1, got 2',
    ],
    [
      'more than snappy can give',
      'SNAPPY',
      [0x80, 0x80, 0x80, 0x20, 0, 1],
      2 ** 26,
      'page: expected at most 384 unpacked bytes, got 67108864',
    ],
  ])('refuses %s (%s)', async (_, codec, bytes, size, message) => {
    await expect(unpacked(codec, bytes, size)).rejects.toThrow(message);
  });
});
