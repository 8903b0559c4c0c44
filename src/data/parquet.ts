/** Parquet files of pictures in Hugging Face's layout: a column image.bytes of PNGs and, where there is one, a column label. A row group at a time. */
import { parquetMetadata, type ColumnMetaData, type FileMetaData } from 'hyparquet';
import { part, type ByteSource } from './byte-source';
import { checkPicture, checkRoom, type Size } from './data-limits';
import { collect, type DecodedPictures, type ReadOptions } from './decoded-pictures';
import { readParquetColumn, type ParquetColumn } from './parquet-column';
import { decodePng, pngHeader } from './png';
import { refusal, refusing } from './refusal';
import { endOfThrift } from './thrift-bounds';

interface ParquetContents extends Size {
  readonly count: number;
  readonly labelled: boolean;
}

const mostFooter = 2 ** 24;
const mostGroups = 2 ** 16;
/** Packed bytes of a row group's column; SVHN's have 1,000 rows and 2 MB. */
const mostChunk = 2 ** 28;

/** 'PAR1', as it stands at both ends of a file. */
export function isParquet(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === 'PAR1';
}

interface Group {
  readonly rows: number;
  readonly image: ColumnMetaData;
  readonly label: ColumnMetaData | null;
}

interface Opened {
  readonly groups: readonly Group[];
  readonly count: number;
  column(metadata: ColumnMetaData, rows: number): Promise<(Uint8Array | number)[]>;
}

async function readFooter(source: ByteSource): Promise<FileMetaData> {
  const { name, size } = source;
  const end = await part(source, size - 8, size, 'parquet footer');
  if (!isParquet(end.subarray(4)))
    throw refusal(name, 'parquet footer', "'PAR1' at the end", 'a file cut short');
  const length = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
  if (length > mostFooter) throw refusal(name, 'parquet footer', `at most ${mostFooter} bytes`, length);
  const bytes = await part(source, size - 8 - length, size, 'parquet footer');
  return refusing(name, 'parquet footer', 'a whole one', () => {
    endOfThrift(new DataView(bytes.buffer, bytes.byteOffset, length), 0);
    return parquetMetadata(bytes, { geoparquet: false });
  });
}

async function open(source: ByteSource): Promise<Opened> {
  const { name } = source;
  const { row_groups, schema } = await readFooter(source);
  if (row_groups.length > mostGroups) {
    throw refusal(name, 'parquet row groups', `at most ${mostGroups}`, row_groups.length);
  }
  const groups = row_groups.map(({ columns, num_rows }): Group => {
    const find = (path: string) =>
      columns.find(({ meta_data }) => meta_data?.path_in_schema.join('.') === path)?.meta_data ?? null;
    const image = find('image.bytes');
    if (!image) throw refusal(name, '', 'a column image.bytes of PNG pictures', 'none');
    const rows = Number(num_rows);
    if (!(Number.isSafeInteger(rows) && rows >= 0)) throw refusal(name, 'parquet rows', '0 or more', rows);
    return { rows, image, label: find('label') };
  });
  const optionals = (path: readonly string[]) =>
    path.filter((step) => schema.find((element) => element.name === step)?.repetition_type === 'OPTIONAL')
      .length;
  return {
    groups,
    count: groups.reduce((sum, { rows }) => sum + rows, 0),
    async column(metadata, rows) {
      const what = `column ${metadata.path_in_schema.join('.')}`;
      const first = Number(metadata.dictionary_page_offset ?? metadata.data_page_offset);
      const start = Math.min(first, Number(metadata.data_page_offset));
      const length = Number(metadata.total_compressed_size);
      if (!(length >= 0 && length <= mostChunk))
        throw refusal(name, what, `at most ${mostChunk} bytes`, length);
      const chunk = await part(source, start, start + length, what);
      const { codec, path_in_schema } = metadata;
      const type = metadata.type as ParquetColumn['type'];
      if (!['BYTE_ARRAY', 'INT64', 'INT32'].includes(type))
        throw refusal(name, what, 'bytes or integers', type);
      return refusing(name, what, 'whole pages', () =>
        readParquetColumn(chunk, { type, codec, optionals: optionals(path_in_schema) }, rows),
      );
    },
  };
}

/** A picture's bytes, or the refusal of a column that holds something else. */
function bytesOf(file: string, value: Uint8Array | number): Uint8Array {
  if (typeof value === 'number') throw refusal(file, 'column image.bytes', 'bytes', 'numbers');
  return value;
}

/** How many pictures, from the footer, and their size, from the first picture. Reads one row group's pictures. */
export async function inspectParquet(source: ByteSource): Promise<ParquetContents> {
  const { groups, count, column } = await open(source);
  const group = groups.find(({ rows }) => rows > 0);
  if (!group) throw refusal(source.name, 'rows', 'at least 1', 0);
  checkRoom(source.name, count, { width: 1, height: 1 });
  const [first] = await column(group.image, group.rows);
  const { width, height } = pngHeader(`${source.name}, picture 0`, bytesOf(source.name, first));
  checkPicture(source.name, { width, height });
  return { count, width, height, labelled: groups.every(({ label }) => label !== null) };
}

/** All pictures, grey exactly; of other sizes than the first fitted into `options.size`, or the first's. */
export async function readParquet(source: ByteSource, options: ReadOptions = {}): Promise<DecodedPictures> {
  const { name } = source;
  const { count, width, height, labelled } = await inspectParquet(source);
  const collector = collect(name, count, { width, height }, options);
  const { groups, column } = await open(source);
  let picture = 0;
  for (const { rows, image, label } of groups) {
    if (picture >= collector.count) break;
    const pictures = await column(image, rows);
    const labels = labelled && label ? await column(label, rows) : null;
    for (let row = 0; row < rows && picture < collector.count; row++) {
      const value = labels?.[row] ?? null;
      if (value !== null && typeof value !== 'number')
        throw refusal(name, 'column label', 'numbers', 'bytes');
      await collector.put(
        await decodePng(`${name}, picture ${picture++}`, bytesOf(name, pictures[row])),
        value,
      );
    }
  }
  return collector.finish();
}
