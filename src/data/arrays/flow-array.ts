/** An array in a file of bytes with a header before its rows: opened by the header alone, and anew whenever its rows are asked for. Knows no format. */
import { byteReader, type ByteReader } from '../bytes/byte-reader';
import { rowLength, type Flow, type NumberArray, type NumberType } from './number-array';
import { bytesOfType } from './numbers-of-bytes';

export interface ArrayHeader {
  readonly shape: readonly number[];
  readonly type: Exclude<NumberType, 'text'>;
}

export const rowBytesOf = ({ shape, type }: ArrayHeader): number => rowLength({ shape }) * bytesOfType[type];

type RowAt = (row: number) => Promise<ArrayLike<number>>;

interface ArrayFormat<Header extends ArrayHeader> {
  /** Takes the header off the reader; throws a DataError where it is none. */
  readonly header: (reader: ByteReader) => Promise<Header>;
  /** Throws a DataError where the array cannot be what its header says. */
  readonly check: (header: Header) => void;
  /** The rows behind the header, one after the other. */
  readonly rows: (reader: ByteReader, header: Header) => Promise<RowAt>;
}

export async function openFlowArray<Header extends ArrayHeader>(
  { name, open }: Flow,
  format: ArrayFormat<Header>,
): Promise<NumberArray> {
  const opened = async () => {
    const reader = byteReader(name, await open());
    return { reader, header: await format.header(reader) };
  };
  const { reader, header } = await opened();
  await reader.cancel();
  format.check(header);
  const { shape, type } = header;
  return {
    name,
    shape,
    type,
    async each(visit) {
      const { reader, header } = await opened();
      try {
        const rowAt = await format.rows(reader, header);
        for (let row = 0; row < shape[0]; row++) if (!(await visit(await rowAt(row), row))) return;
        await reader.end(0);
      } finally {
        await reader.cancel();
      }
    },
  };
}
