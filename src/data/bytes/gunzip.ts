/** Unpacks gzip by the platform's own DecompressionStream; bytes that are not gzip pass through, since some hosts unpack on the way. */
import { DataError } from '../dataset';
import { wordsOf } from '../../schema/words-of';

/** RFC 1952: a gzip file begins with 1f 8b. No IDX file does, no MAT file of text, no parquet, zip or picture. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The unpacked bytes, of which there may be `most`; unpacking stops as soon as there are more. Throws a DataError naming the file. */
export async function gunzip(
  file: string,
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isGzip(bytes)) {
    if (bytes.length > most) throw tooLong(file, most, `${bytes.length}`);
    return bytes;
  }
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const out = new Uint8Array(most);
  let length = 0;
  for (;;) {
    const part = await reader.read().catch((error: unknown) => {
      const reason = wordsOf(error);
      throw new DataError(file, `${file}: expected a whole gzip file, got a damaged or cut one (${reason})`);
    });
    if (part.done) return out.subarray(0, length);
    if (length + part.value.length > most) {
      // Cancelling can fail only with what the stream has already failed with; the file is refused either way.
      await reader.cancel().catch(() => undefined);
      throw tooLong(file, most, 'more');
    }
    out.set(part.value, length);
    length += part.value.length;
  }
}

function tooLong(file: string, most: number, got: string): DataError {
  return new DataError(file, `${file}: expected at most ${most} unpacked bytes, got ${got}`);
}
