/** A file of labels without a header, as tfjs-examples keep theirs beside a sprite: a byte a picture, or a row of bytes of which one is 1. */
import { part, type ByteSource } from '../bytes/byte-source';
import { noLabel } from '../dataset';

/** Bytes of a row that could tell more classes than labels can. */
const mostColumns = noLabel;

/** Labels for the `count` pictures, null where the file does not hold as many. */
export async function labelBytes(source: ByteSource, count: number): Promise<Uint8Array | null> {
  const columns = source.size / count;
  if (!Number.isInteger(columns) || columns < 1 || columns > mostColumns) return null;
  const bytes = await part(source, 0, source.size, 'labels');
  if (columns === 1) return bytes;
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const row = bytes.subarray(i * columns, (i + 1) * columns);
    const label = row.indexOf(1);
    if (label < 0 || row.some((value, k) => value !== 0 && k !== label)) return null;
    labels[i] = label;
  }
  return labels;
}
