/** The first validation digits as `npm run data` lays them beside the page: each a label and its pixels, row by row. Reads no file. */
import type { Pictures } from './measurements';

export interface FirstDigits {
  readonly labels: Uint8Array;
  readonly pictures: Pictures;
}

/** The first `count` of them. Throws where there are fewer, or a label is no digit. */
export function readFirstDigits(
  bytes: Uint8Array,
  { count, width, height }: Pick<Pictures, 'count' | 'width' | 'height'>,
): FirstDigits {
  const size = width * height;
  const stride = 1 + size;
  if (bytes.length % stride !== 0 || bytes.length < count * stride)
    throw new Error(
      `first digits: expected at least ${count} times ${stride} bytes, got ${bytes.length}; run npm run data`,
    );
  const labels = Uint8Array.from({ length: count }, (_, i) => bytes[i * stride]);
  const wrong = labels.find((label) => label > 9);
  if (wrong !== undefined)
    throw new Error(`first digits: expected labels from 0 to 9, got ${wrong}; run npm run data`);
  const pixels = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) pixels.set(bytes.subarray(i * stride + 1, (i + 1) * stride), i * size);
  return { labels, pictures: { count, width, height, pixels } };
}
