import { unzlibSync } from 'fflate';
import { expect, it } from 'vitest';
import { pixelPng, pixelPngAddress } from './pixel-png';
import { crc32 } from './png-text';

it('is a PNG whose lines are the grey bytes, each after a filter of 0', () => {
  const grey = Uint8Array.from([1, 2, 3, 250, 251, 252]);
  const file = pixelPng(grey, 3, 2);
  const view = new DataView(file.buffer);
  expect([...file.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  expect([view.getUint32(16), view.getUint32(20), file[24], file[25]]).toEqual([3, 2, 8, 0]);
  const length = view.getUint32(33);
  expect(new TextDecoder().decode(file.subarray(37, 41))).toBe('IDAT');
  expect([...unzlibSync(file.subarray(41, 41 + length))]).toEqual([0, 1, 2, 3, 0, 250, 251, 252]);
  expect(view.getUint32(41 + length)).toBe(crc32(file.subarray(37, 41 + length)));
  expect(pixelPngAddress(grey, 3, 2)).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
});

it('is in colours where a pixel has four bytes', () => {
  const file = pixelPng(Uint8ClampedArray.from([1, 2, 3, 4, 5, 6, 7, 8]), 1, 2);
  const view = new DataView(file.buffer);
  expect([view.getUint32(16), view.getUint32(20), file[24], file[25]]).toEqual([1, 2, 8, 6]);
  expect([...unzlibSync(file.subarray(41, 41 + view.getUint32(33)))]).toEqual([0, 1, 2, 3, 4, 0, 5, 6, 7, 8]);
});
