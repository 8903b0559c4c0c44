/** A file of which any part can be read without the rest: bytes, a Blob, or what HTTP keeps. Knows of no format. */
import { refusal, refusing } from '../refusal';

export interface ByteSource {
  /** As its owner calls it, with its folders where it has any. */
  readonly name: string;
  readonly size: number;
  /** Bytes start ... end - 1; the caller keeps within the size. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A file that was dropped, chosen or opened (in Node: openAsBlob); nothing of it is read before it is asked for. */
export function sourceOfBlob(name: string, blob: Blob): ByteSource {
  return {
    name,
    size: blob.size,
    read: (start, end) =>
      refusing(name, '', 'a readable file', async () => {
        const bytes = new Uint8Array(await blob.slice(start, end).arrayBuffer());
        if (bytes.length !== end - start) throw new Error('it has changed since it was chosen');
        return bytes;
      }),
  };
}

/** Bytes of one part; what is larger is read as a stream. */
const mostPart = 2 ** 30;

/** The bytes start ... end - 1, or a DataError that says of what (`what`) the file lacks them. */
export async function part(
  source: ByteSource,
  start: number,
  end: number,
  what: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!(start >= 0 && start <= end && end <= source.size)) {
    throw refusal(source.name, what, `bytes ${start} to ${end}`, `a file of ${source.size}`);
  }
  if (end - start > mostPart)
    throw refusal(
      source.name,
      what,
      `at most ${mostPart} bytes in one piece`,
      `${end - start}, which is too large`,
    );
  return source.read(start, end);
}

const partSize = 2 ** 16;

/** The bytes start ... end - 1 in parts of 64 KiB, each read when it is asked for. */
export function streamOf(
  source: ByteSource,
  start: number,
  end: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = start;
  return new ReadableStream(
    {
      async pull(controller) {
        const next = Math.min(end, at + partSize);
        controller.enqueue(await source.read(at, next));
        at = next;
        if (at >= end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
