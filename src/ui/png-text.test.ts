import { expect, it } from 'vitest';
import { crc32, withPngTexts } from './png-text';

/** A grey pixel, as an encoder wrote it. */
const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

it('crc32 has the check value of the PNG specification’s polynomial', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(new TextEncoder().encode('IEND'))).toBe(0xae426082);
});

it('texts stand as whole chunks between header and picture', async () => {
  const blob = withPngTexts(pixel, { Title: 'T = ½', Comment: '{}' });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const chunks: [string, string][] = [];
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(view.getUint32(at + 8 + length)).toBe(crc32(body));
    chunks.push([String.fromCharCode(...body.subarray(0, 4)), new TextDecoder().decode(body.subarray(4))]);
    at += 12 + length;
  }
  expect(chunks.map(([type]) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
  expect(chunks[1][1]).toBe('Title\0\0\0\0\0T = ½');
  expect(() => withPngTexts(new Uint8Array(50), {})).toThrow('expected the bytes of a PNG file');
});
