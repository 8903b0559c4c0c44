/** Takes exact numbers of bytes from a stream of parts, holding no more than one take: what a format is parsed from as it unpacks. */
import { refusal, refusing } from '../refusal';

export interface ByteReader {
  /** How many bytes have been taken. */
  position(): number;
  /** The next `count` bytes; a DataError where the stream ends before or is damaged. */
  take(count: number, what: string): Promise<Uint8Array>;
  skip(count: number, what: string): Promise<void>;
  /** Skips the next `most` bytes, or those that are left; answers how many. */
  skipUpTo(most: number): Promise<number>;
  /** Reads to the end, where checksums are; a DataError where more than `most` bytes are left. */
  end(most: number): Promise<void>;
  /** Lets the rest go unread. */
  cancel(): Promise<void>;
}

/** Bytes that one take makes room for: more than any picture, and than any array that is turned in memory. */
const mostTaken = 2 ** 29;

/** A reader of the stream of a file called `file`. */
export function byteReader(file: string, stream: ReadableStream<Uint8Array>): ByteReader {
  const reader = stream.getReader();
  let held: Uint8Array = new Uint8Array(0);
  let taken = 0;
  const next = async () => {
    const { done, value } = await refusing(file, '', 'whole packed data', () => reader.read());
    return done ? null : value;
  };
  /** Hands the next `count` bytes, in whatever parts they come, to `give`. */
  const pass = async (count: number, what: string, give: (bytes: Uint8Array, at: number) => void) => {
    let at = 0;
    while (at < count) {
      if (held.length === 0) {
        const value = await next();
        if (!value) throw refusal(file, what, `${count} bytes`, `${at}, and the end`);
        held = value;
      }
      const bytes = held.subarray(0, count - at);
      give(bytes, at);
      held = held.subarray(bytes.length);
      at += bytes.length;
    }
    taken += count;
  };
  return {
    position: () => taken,
    async take(count, what) {
      if (count <= held.length) {
        const bytes = held.subarray(0, count);
        held = held.subarray(count);
        taken += count;
        return bytes;
      }
      if (!(count <= mostTaken))
        throw refusal(file, what, `at most ${mostTaken} bytes in one piece`, `${count}, which is too large`);
      const out = new Uint8Array(count);
      await pass(count, what, (bytes, at) => out.set(bytes, at));
      return out;
    },
    skip: (count, what) => pass(count, what, () => undefined),
    async skipUpTo(most) {
      let skipped = 0;
      while (skipped < most) {
        if (held.length === 0) {
          const value = await next();
          if (!value) break;
          held = value;
        }
        const count = Math.min(held.length, most - skipped);
        held = held.subarray(count);
        skipped += count;
      }
      taken += skipped;
      return skipped;
    },
    async end(most) {
      let left = held.length;
      for (let value = await next(); value && left <= most; value = await next()) left += value.length;
      if (left > most) {
        await reader.cancel().catch(() => undefined);
        throw refusal(file, '', 'no more bytes than its header says', 'more');
      }
    },
    // Cancelling can fail only with what the stream has already failed with.
    cancel: () => reader.cancel().catch(() => undefined),
  };
}
