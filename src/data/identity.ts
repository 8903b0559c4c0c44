/** What a data set is called by in links and records: the sha256 of its decoded pictures, labels and split. Needs crypto.subtle. */
import type { Dataset } from './dataset';
import { refusal } from './refusal';

/** Pictures are hashed in pieces of so many bytes, each by itself. */
const hashedBytes = 2 ** 22;

type Named = Pick<Dataset, 'width' | 'height' | 'levels' | 'labels' | 'split'>;

interface Identity {
  /** The next bytes of the pictures: whole multiples of `hashedBytes`, but for the last ones. */
  add(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** After the last picture. */
  finish(named: Named): Promise<string>;
}

/**
 * sha256, in hex, of a line of sizes and the digests of the pictures, in pieces of 4 MiB, and of the labels:
 * 'pictures 1 width height levels count training.first training.end ...\n'. Sums are little-endian, as every browser's memory is.
 * The pictures are given piece by piece: they need not be in memory together.
 */
export function identity(file: string): Identity {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle)
    throw refusal(file, 'sha256', 'a page opened by https: or on localhost, which can compute it', 'another');
  const digests: Uint8Array[] = [];
  const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await subtle.digest('SHA-256', bytes));
  return {
    async add(bytes) {
      for (let at = 0; at < bytes.length; at += hashedBytes)
        digests.push(await sha256(bytes.subarray(at, at + hashedBytes)));
    },
    async finish({ width, height, levels, labels, split }) {
      const ranges = [split.training, split.validation, split.test].flatMap(({ first, end }) => [first, end]);
      const header = `pictures 1 ${[width, height, levels, labels.length, ...ranges].join(' ')}\n`;
      const ofLabels = await sha256(labels.slice());
      const all = [new TextEncoder().encode(header), ...digests, ofLabels];
      const digest = await sha256(Uint8Array.from(all.flatMap((bytes) => [...bytes])));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

/** The same of pictures that are all in memory. */
export async function identityOf(file: string, parts: Named & Pick<Dataset, 'images'>): Promise<string> {
  const { images } = parts;
  const bytes = new Uint8Array(images.buffer, images.byteOffset, images.byteLength);
  const { add, finish } = identity(file);
  for (let at = 0; at < bytes.length; at += hashedBytes)
    // A copy of each piece: the memory might be shared, which subtle does not take.
    await add(bytes.slice(at, at + hashedBytes));
  return finish(parts);
}
