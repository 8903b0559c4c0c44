/** The parts of a stored zip from bytes that nobody vouches for: never more bytes out than came in. Knows nothing of runs. */
import { unzipSync } from 'fflate';
import { crc32 } from '../../data/bytes/crc32';
import { partSums } from './part-sums';
import { RunFileError, refusal } from './refusal';

/** What a zip needs for a part besides its bytes and its name, which stands there twice, and for its end. */
const partOverhead = 76;
const endOverhead = 22;

interface Parts {
  /** Of all parts, in the order of the zip's directory. */
  readonly names: readonly string[];
  readonly taken: ReadonlyMap<string, Uint8Array>;
}

/** Those parts that are `wanted`; nothing is copied before its size is checked. Throws a RunFileError. */
export function storedParts(bytes: Uint8Array, wanted: (name: string) => boolean): Parts {
  const sizes = new Map<string, number>();
  let room = bytes.length - endOverhead;
  const files = unzipped(bytes, ({ name, size, originalSize, compression }) => {
    if (sizes.has(name)) throw refusal(name, 'each part once', 'a second one of that name');
    if (compression !== 0 || size !== originalSize)
      throw refusal(name, 'a part that is stored, not deflated', 'another', 'keep the zip as it was written');
    sizes.set(name, size);
    // Parts that overlap, and sizes that lie, are more than the file has room for.
    room -= partOverhead + 2 * name.length + size;
    if (room < 0) throw refusal(name, `at most ${bytes.length} bytes of parts`, 'more');
    return wanted(name);
  });
  const taken = new Map(Object.entries(files));
  for (const [name, { length }] of taken)
    if (length !== sizes.get(name)) throw refusal(name, `${sizes.get(name)} bytes`, length);
  const sums = partSums(bytes);
  for (const [name, part] of taken)
    if (crc32(part) !== sums.get(name))
      throw refusal(name, 'the bytes that were written', 'damaged ones', 'copy or download the file again');
  return { names: [...sizes.keys()], taken };
}

type Filter = NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>;

function unzipped(bytes: Uint8Array, filter: Filter): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof RunFileError) throw error;
    throw refusal('', 'a zip', 'another kind of file, or a part of one');
  }
}
