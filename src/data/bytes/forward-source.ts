/** A file that can only be unpacked from its beginning on, as one of which any part can be read: read on where it stands, opened anew for what lies before. Knows no format. */
import { byteReader, type ByteReader } from './byte-reader';
import type { ByteSource } from './byte-source';
import { inMegabytes } from '../data-amounts';
import { joined } from './joined';
import { refusal } from '../refusal';

/** An entry of an archive, or what gzip packed. */
interface Packed {
  readonly name: string;
  /** Unpacked; a DataError where it is not true. */
  readonly size: number;
  open(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
}

/** The beginning stays in memory: it is looked at again and again. */
const headBytes = 2 ** 16;
/** A file of at most so many bytes is held whole where it is read here and there. */
const mostHeld = 2 ** 29;
/** Unpacked in vain, beyond once the whole file, before it is held. */
const patience = 2 ** 24;
/** As often a larger file is unpacked in vain before it is refused. */
const mostPasses = 16;

/** Holds 64 KiB as long as it is read in order, 512 MiB at most. */
export function forwardSource({ name, size, open }: Packed): ByteSource {
  let head: Uint8Array<ArrayBuffer> | null = null;
  let whole: Uint8Array<ArrayBuffer> | null = null;
  /** Stands behind the head. */
  let reader: ByteReader | null = null;
  /** Bytes that were unpacked and nobody wanted, less those that somebody did. */
  let vain = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function reopened(): Promise<ByteReader> {
    await reader?.cancel();
    reader = byteReader(name, await open());
    const bytes = await reader.take(Math.min(size, headBytes), 'first bytes');
    head ??= bytes.slice() as Uint8Array<ArrayBuffer>;
    if (size <= headBytes) await reader.end(0);
    return reader;
  }

  async function hold(): Promise<void> {
    const own = await reopened();
    const bytes = new Uint8Array(size);
    bytes.set(head!);
    for (let at = head!.length; at < size; at += headBytes)
      bytes.set(await own.take(Math.min(headBytes, size - at), 'packed file'), at);
    if (size > headBytes) await own.end(0);
    whole = bytes;
    head = null;
    reader = null;
  }

  /** Bytes behind the head. */
  async function behind(start: number, end: number): Promise<Uint8Array> {
    const own = reader && reader.position() <= start ? reader : await reopened();
    const skipped = start - own.position();
    vain += skipped;
    if (skipped > 0 && vain > size + patience) {
      if (size <= mostHeld) {
        await hold();
        return whole!.slice(start, end);
      }
      if (vain > mostPasses * size) {
        vain = 0;
        throw refusal(
          name,
          'packed file',
          `at most ${inMegabytes(mostHeld)} where it is read here and there (unpack it first)`,
          inMegabytes(size),
        );
      }
    }
    await own.skip(skipped, 'packed file');
    const bytes = (await own.take(end - start, 'packed file')).slice();
    vain = Math.max(0, vain - bytes.length);
    // There its checksum is, where it has one.
    if (end === size) await own.end(0);
    return bytes;
  }

  async function readNow(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    if (whole) return whole.slice(start, end);
    if (!head) await reopened();
    const before = head!.slice(start, end);
    if (end <= head!.length) return before;
    const after = await behind(Math.max(start, head!.length), end);
    return joined([before, after], end - start);
  }

  return {
    name,
    size,
    // One after the other: there is but one place where the file stands.
    read(start, end) {
      const read = last.then(async () => {
        try {
          return await readNow(start, end);
        } catch (error) {
          await reader?.cancel();
          reader = null;
          throw error;
        }
      });
      last = read.catch(() => undefined);
      return read;
    },
  };
}
