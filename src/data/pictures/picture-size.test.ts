import { describe, expect, it } from 'vitest';
import { DataError } from '../dataset';
import { decodePicture } from './decode-picture';
import { sizeInHeader } from './picture-size';

const text = (words: string) => Array.from(words, (letter) => letter.charCodeAt(0));
const little = (value: number) => [value & 255, value >>> 8];

const gif = [...text('GIF89a'), ...little(300), ...little(20), 0];
const jpeg = [
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4],
  // A table that is no frame, then a fill byte, then the frame.
  ...[0xff, 0xc4, 0, 3, 9, 0xff, 0xff, 0xc2, 0, 11, 8, 0, 20, 1, 44, 1],
];
const riff = (kind: string, rest: number[]) => [...text('RIFF'), 0, 0, 0, 0, ...text(`WEBP${kind}`), ...rest];
const lossy = riff('VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, ...little(300), ...little(20)]);
const both = 299 + 19 * 2 ** 14;
const lossless = riff('VP8L', [0, 0, 0, 0, 0x2f, ...little(both & 65535), ...little(both >>> 16)]);
const extended = riff('VP8X', [10, 0, 0, 0, 0, 0, 0, 0, ...little(299), 0, ...little(19), 0]);

describe('the size in a header', () => {
  it.each([
    ['image/gif', gif],
    ['image/jpeg', jpeg],
    ['image/webp', lossy],
    ['image/webp', lossless],
    ['image/webp', extended],
  ])('%s', (type, bytes) => {
    expect(sizeInHeader('a', Uint8Array.from(bytes), type)).toEqual({ width: 300, height: 20 });
    for (let end = 3; end < Math.min(bytes.length, 20); end++)
      try {
        sizeInHeader('a', Uint8Array.from(bytes.slice(0, end)), type);
      } catch (error) {
        expect(error).toBeInstanceOf(DataError);
      }
  });

  it('is asked before a browser unpacks the picture', async () => {
    const huge = Uint8Array.from([...text('GIF89a'), ...little(65535), ...little(65535), 0]);
    let unpacked = 0;
    const decoding = decodePicture('huge.gif', huge, async () => {
      unpacked++;
      return { width: 1, height: 1, data: new Uint8Array(4) };
    });
    await expect(decoding).rejects.toThrow(/huge\.gif, size: expected .+, got 65535 x 65535/);
    expect(unpacked).toBe(0);
  });
});
