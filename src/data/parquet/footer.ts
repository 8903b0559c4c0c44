/** A parquet file's footer: its columns, where their chunks lie, and the names that Hugging Face gives to classes. Reads no values. */
import { parquetMetadata, type ColumnMetaData, type FileMetaData, type ParquetType } from 'hyparquet';
import { part, type ByteSource } from '../bytes/byte-source';
import { mostPermuted } from '../permutation';
import { refusal, refusing } from '../refusal';
import type { Chunk } from './column-pages';
import { wholeNumber } from './page-header';
import { isReadable } from './page-values';
import { leavesOf, type Leaf } from './schema';
import { endOfThrift } from './thrift-bounds';

/** A column with one value a row, in all row groups. */
export interface Column {
  /** 'image.bytes'. */
  readonly path: string;
  readonly type: ParquetType;
  /** Whether its bytes are said to be text. */
  readonly isText: boolean;
  readonly chunks: readonly Chunk[];
}

export interface ParquetFile {
  readonly source: ByteSource;
  readonly rows: number;
  /** Those whose values can be read. */
  readonly columns: readonly Column[];
  /** Paths of all columns. */
  readonly paths: readonly string[];
  /** By the path of a column: what its numbers stand for. */
  readonly classNames: ReadonlyMap<string, readonly string[]>;
}

const mostFooter = 2 ** 24;
const mostGroups = 2 ** 16;

/** 'PAR1', as it stands at both ends of a file. */
export function isParquet(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === 'PAR1';
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

export async function openParquet(source: ByteSource): Promise<ParquetFile> {
  const { name } = source;
  const footer = await readFooter(source);
  const { row_groups: groups } = footer;
  if (groups.length > mostGroups)
    throw refusal(name, 'parquet row groups', `at most ${mostGroups}`, groups.length);
  const file = await refusing(name, 'parquet footer', 'a whole one', () => fileOf(source, footer));
  if (!(file.rows >= 1 && file.rows <= mostPermuted))
    throw refusal(name, 'parquet rows', `1 to ${mostPermuted}`, file.rows);
  return file;
}

function fileOf(source: ByteSource, footer: FileMetaData): ParquetFile {
  const { row_groups: groups, schema, key_value_metadata: notes } = footer;
  const leaves = leavesOf(schema);
  const counts = groups.map(({ num_rows }) => wholeNumber(num_rows));
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const byPath = groups.map(
    ({ columns }) =>
      new Map(columns.flatMap(({ meta_data: own }) => (own ? [[own.path_in_schema.join('.'), own]] : []))),
  );
  const columns = leaves.flatMap((leaf): Column[] => {
    const { path, type, isList, isText } = leaf;
    if (isList || !isReadable(type)) return [];
    const chunks = byPath.map((own, k) => chunkOf(leaf, own.get(path), counts[k]));
    return chunks.every((chunk) => chunk !== null) ? [{ path, type, isText, chunks }] : [];
  });
  return { source, rows, columns, paths: leaves.map(({ path }) => path), classNames: namesIn(notes ?? []) };
}

function chunkOf(
  { path, optionals, type }: Leaf,
  own: ColumnMetaData | undefined,
  rows: number,
): Chunk | null {
  if (!own || own.type !== type) return null;
  const data = wholeNumber(own.data_page_offset);
  // A dictionary stands before the values; some writers say 0 where there is none.
  const dictionary = wholeNumber(own.dictionary_page_offset ?? 0);
  const start = dictionary > 0 ? Math.min(dictionary, data) : data;
  const end = start + wholeNumber(own.total_compressed_size);
  return { what: `column ${path}`, type: own.type, codec: own.codec, optionals, start, end, rows };
}

/** Of the description that the library `datasets` writes into a file: the names of its features of the type ClassLabel. */
function namesIn(
  notes: NonNullable<FileMetaData['key_value_metadata']>,
): ReadonlyMap<string, readonly string[]> {
  const note = notes.find(({ key }) => key === 'huggingface')?.value;
  const names = new Map<string, readonly string[]>();
  for (const [path, feature] of entriesOf(entryOf(entryOf(parsed(note), 'info'), 'features'))) {
    const own = entryOf(feature, 'names');
    if (Array.isArray(own) && own.every((name) => typeof name === 'string')) names.set(path, own);
  }
  return names;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    // A note that cannot be read names nothing.
    return null;
  }
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
const entryOf = (value: unknown, key: string): unknown => entriesOf(value).find(([own]) => own === key)?.[1];
