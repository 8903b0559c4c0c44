import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { threefry2x32 } from '../../math/random';
import { DataError } from '../dataset';
import { gunzip, isGzip } from './gunzip';

const raw = Uint8Array.from({ length: 5000 }, (_, i) => threefry2x32([3, 4], [i >> 2, 0])[0] & 255);
const packed = new Uint8Array(gzipSync(raw));

describe('gunzip', () => {
  it('unpacks gzip and passes plain bytes through', async () => {
    expect(await gunzip('a.bin', packed, raw.length)).toEqual(raw);
    expect(await gunzip('a.bin', packed, raw.length + 99)).toEqual(raw);
    expect(await gunzip('a.bin', raw, raw.length)).toBe(raw);
    expect(await gunzip('a.bin', new Uint8Array(0), 10)).toHaveLength(0);
  });

  it('refuses every truncation, naming the file', async () => {
    for (let length = 2; length < packed.length; length += length < 40 ? 1 : 61) {
      const cut = gunzip('cut.bin', packed.slice(0, length), raw.length);
      await expect(cut).rejects.toThrow(
        /^cut\.bin: expected a whole gzip file, got a damaged or cut one \(.+\)$/,
      );
      await expect(cut).rejects.toBeInstanceOf(DataError);
    }
    await expect(gunzip('cut.bin', packed.slice(0, -1), raw.length)).rejects.toBeInstanceOf(DataError);
  });

  it('answers 300 flipped bits with an error or the right bytes', async () => {
    let refused = 0;
    for (let round = 0; round < 300; round++) {
      const [at, bit] = threefry2x32([5, 6], [round, 0]);
      const flipped = packed.slice();
      flipped[at % packed.length] ^= 1 << (bit & 7);
      try {
        const read = await gunzip('f', flipped, raw.length);
        expect(read).toEqual(isGzip(flipped) ? raw : flipped);
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(280);
  });

  it('stops where more comes out than can be right', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(50_000_000)));
    await expect(gunzip('bomb.bin', bomb, 100_000)).rejects.toThrow(
      'bomb.bin: expected at most 100000 unpacked bytes, got more',
    );
    await expect(gunzip('p.bin', raw, 4999)).rejects.toThrow(
      'p.bin: expected at most 4999 unpacked bytes, got 5000',
    );
  });
});
