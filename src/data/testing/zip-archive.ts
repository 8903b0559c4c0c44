/** Zip archives byte by byte, for what fflate does not write: names in any encoding, fields, zip64. Only tests import this. */
import { joinedBytes } from './test-files';

interface Stored {
  readonly name: ArrayLike<number>;
  readonly bytes?: Uint8Array;
  readonly flags?: number;
  /** Fields of the directory, as they are written. */
  readonly fields?: ArrayLike<number>;
}

function numbers(...values: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Uint8Array {
  const out = new DataView(new ArrayBuffer(values.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 2) out.setUint16(at, value, true);
    else if (bytes === 4) out.setUint32(at, value, true);
    else out.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return new Uint8Array(out.buffer);
}

/** A field of a directory's record. */
export const zipField = (id: number, body: ArrayLike<number>): Uint8Array =>
  joinedBytes(numbers([2, id], [2, body.length]), body);

/** Files that are not packed. `zip64` writes every size and place into the fields and records of zip64; `count` is what it says of its files. */
export function zipArchive(
  files: readonly Stored[],
  { zip64 = false, count = files.length } = {},
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes = new Uint8Array(0), flags = 0, fields = [] } of files) {
    const { length } = bytes;
    const head = numbers([2, 20], [2, flags], [2, 0], [4, 0], [4, 0]);
    const local = joinedBytes(
      numbers([4, 0x04034b50]),
      head,
      numbers([4, length], [4, length], [2, name.length], [2, 0]),
      name,
      bytes,
    );
    const sizes = zip64 ? [0xffffffff, 0xffffffff] : [length, length];
    const own = joinedBytes(zip64 ? zipField(1, numbers([8, length], [8, length], [8, at])) : [], fields);
    records.push(
      joinedBytes(
        numbers([4, 0x02014b50], [2, 20]),
        head,
        numbers([4, sizes[0]], [4, sizes[1]], [2, name.length], [2, own.length], [2, 0], [2, 0], [2, 0]),
        numbers([4, 0], [4, zip64 ? 0xffffffff : at]),
        name,
        own,
      ),
    );
    parts.push(local);
    at += local.length;
  }
  const directory = joinedBytes(...records);
  const end64 = joinedBytes(
    numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count]),
    numbers([8, directory.length], [8, at]),
    numbers([4, 0x07064b50], [4, 0], [8, at + directory.length], [4, 1]),
  );
  const [short, long] = zip64 ? [0xffff, 0xffffffff] : [count % 65536, 0];
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, short], [2, short]);
  const place = numbers([4, long || directory.length], [4, long || at], [2, 0]);
  return joinedBytes(...parts, directory, zip64 ? end64 : [], end, place);
}
