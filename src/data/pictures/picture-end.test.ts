import { expect, it } from 'vitest';
import { isCut } from './picture-end';

const text = (words: string) => Array.from(words, (letter) => letter.charCodeAt(0));

it('a JPEG without an end behind its pixels is cut, whatever lies in its header', () => {
  // A small picture with an end of its own in the header, then pixels.
  const jpeg = [
    0xff, 0xd8, 0xff, 0xe1, 0, 6, 9, 9, 0xff, 0xd9, 0xff, 0xda, 0, 4, 1, 1, 7, 0xff, 0, 8, 0xff, 0xd9,
  ];
  expect(isCut(Uint8Array.from(jpeg), 'image/jpeg')).toBe(false);
  // Cameras put more behind it.
  expect(isCut(Uint8Array.from([...jpeg, 0, 0, 1]), 'image/jpeg')).toBe(false);
  for (let length = 0; length < jpeg.length; length++)
    expect(isCut(Uint8Array.from(jpeg.slice(0, length)), 'image/jpeg'), String(length)).toBe(true);
});

it('a WebP that says more bytes than there are is cut', () => {
  const webp = [...text('RIFF'), 8, 0, 0, 0, ...text('WEBPVP8 ')];
  expect(isCut(Uint8Array.from(webp), 'image/webp')).toBe(false);
  expect(isCut(Uint8Array.from(webp.slice(0, -1)), 'image/webp')).toBe(true);
  expect(isCut(Uint8Array.from(webp), 'image/gif')).toBe(false);
});
