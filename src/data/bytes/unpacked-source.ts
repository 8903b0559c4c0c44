/** What lies packed in a file, by gzip or in an archive, as files that are unpacked while they are read. */
import { byteReader } from './byte-reader';
import { streamOf, type ByteSource } from './byte-source';
import { grouped } from '../data-amounts';
import { forwardSource } from './forward-source';
import type { ReadOptions } from '../decoded-pictures';
import { refusal } from '../refusal';
import type { Entry } from '../archives/zip';

/** Bytes that are counted before a file is refused: nobody knows before how many gzip packed. */
const mostUnpacked = 2 ** 32;
const countedAtOnce = 2 ** 22;

/** A file of an archive as one that lies alone. */
export const sourceOfEntry = ({ path, size, open }: Entry): ByteSource =>
  forwardSource({ name: path, size, open });

/** What gzip packed, called by its inner name. Unpacks it once to know its size. */
export async function sourceInGzip(
  source: ByteSource,
  { signal, breathe }: Pick<ReadOptions, 'signal' | 'breathe'> = {},
): Promise<ByteSource> {
  const { name, size: packed } = source;
  const open = async () => streamOf(source, 0, packed).pipeThrough(new DecompressionStream('gzip'));
  const reader = byteReader(name, await open());
  let size = 0;
  try {
    for (let read = countedAtOnce; read === countedAtOnce;) {
      read = await reader.skipUpTo(countedAtOnce);
      size += read;
      if (size > mostUnpacked) {
        const most = `at most ${grouped(mostUnpacked)} unpacked bytes (unpack it first, and drop what is in it)`;
        throw refusal(name, '', most, 'more');
      }
      signal?.throwIfAborted();
      await breathe?.();
    }
  } finally {
    await reader.cancel();
  }
  const inner = name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
  return forwardSource({ name: inner, size, open });
}
