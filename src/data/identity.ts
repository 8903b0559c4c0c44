/** What a data set is called by in links and records: the sha256 of its decoded pictures, labels and split. Needs crypto.subtle. */
import type { Dataset } from './dataset';
import { refusal } from './refusal';

const pieceBytes = 2 ** 22;

/**
 * sha256, in hex, of a line of sizes and the digests of the pictures, in pieces of 4 MiB, and of the labels:
 * 'pictures 1 width height levels count training.first training.end ...\n'. Sums are little-endian, as every browser's memory is.
 */
export async function identityOf(
  file: string,
  parts: Pick<Dataset, 'width' | 'height' | 'images' | 'levels' | 'labels' | 'split'>,
): Promise<string> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle)
    throw refusal(file, 'sha256', 'a page opened by https: or on localhost, which can compute it', 'another');
  const { width, height, images, levels, labels, split } = parts;
  const ranges = [split.training, split.validation, split.test].flatMap(({ first, end }) => [first, end]);
  const header = `pictures 1 ${[width, height, levels, labels.length, ...ranges].join(' ')}\n`;
  const bytes = new Uint8Array(images.buffer, images.byteOffset, images.byteLength);
  const digests: Uint8Array[] = [new TextEncoder().encode(header)];
  // A copy of each piece: the memory might be shared, which subtle does not take.
  const add = async (piece: Uint8Array) =>
    digests.push(new Uint8Array(await subtle.digest('SHA-256', Uint8Array.from(piece))));
  for (let at = 0; at < bytes.length; at += pieceBytes) await add(bytes.subarray(at, at + pieceBytes));
  await add(labels);
  const all = Uint8Array.from(digests.flatMap((digest) => [...digest]));
  const digest = new Uint8Array(await subtle.digest('SHA-256', all));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
