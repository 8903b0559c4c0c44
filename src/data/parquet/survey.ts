/** Which columns of a parquet file hold pictures and which could be labels, by their values: every one is seen once, and decoded only where it may be transparent. */
import { checkPicture, type Size } from '../data-limits';
import { DataError, noLabel } from '../dataset';
import { decodePicture, pictureType, type DecodeOther } from '../pictures/decode-picture';
import type { ByteSource } from '../bytes/byte-source';
import { groundFinder, type Ground } from '../pictures/ground';
import type { Looking } from '../pictures/picture-files';
import { sizeInHeader } from '../pictures/picture-size';
import { pngHeader } from '../png/png';
import { pngChunks } from '../png/png-chunks';
import { refusal } from '../refusal';
import { pagesOf } from './column-pages';
import { openParquet, type Column, type ParquetFile } from './footer';
import type { Value } from './page-values';

export interface PictureColumn {
  /** As its owner calls it: 'image' of 'image.bytes'. */
  readonly name: string;
  readonly column: Column;
  /** Those that can be read. */
  readonly count: number;
  /** Rows without a picture that can be read; they are left out. */
  readonly damaged: ReadonlySet<number>;
  readonly first: Size;
  /** What leaves the ink of the transparent ones in sight; null where none is transparent. */
  readonly ground: Ground | null;
}

export interface LabelColumn {
  readonly name: string;
  readonly column: Column;
  readonly values: ReadonlySet<number | string>;
  /** Whether rows are without one: nothing, or -1. */
  readonly hasGaps: boolean;
}

export interface SurveyedParquet extends ParquetFile {
  readonly pictures: readonly [PictureColumn, ...PictureColumn[]];
  readonly labels: readonly LabelColumn[];
  /** Columns that are called as labels are, and have more values than labels can tell. */
  readonly tooMany: readonly string[];
}

/** More than labels can tell. */
export const mostClasses = noLabel;
const mostLabelColumns = 64;
/** Pictures by which the ground of transparent ones is found. */
const mostDecoded = 200;
/** Bytes; a longer one is a caption. */
const longestName = 256;

/** Names that people give, the usual first. */
const pictureNames = ['image', 'img', 'picture', 'file'];
const labelNames = ['label', 'labels', 'fine_label', 'coarse_label', 'class', 'target', 'digit', 'character'];

export async function surveyParquet(
  source: ByteSource,
  other: DecodeOther,
  looking: Looking = {},
): Promise<SurveyedParquet> {
  const file = await openParquet(source);
  const pictures: PictureColumn[] = [];
  const rest: Column[] = [];
  for (const column of file.columns) {
    const found = await picturesIn(file, column, other, looking);
    if (found) pictures.push(found);
    else rest.push(column);
  }
  const [first, ...others] = inOrder(pictures, pictureNames);
  if (!first)
    throw refusal(
      source.name,
      '',
      'a column of PNG, JPEG, GIF or WebP pictures in the file itself',
      without(file),
    );
  const labels: LabelColumn[] = [];
  const tooMany: string[] = [];
  for (const column of rest.slice(0, mostLabelColumns)) {
    // Beside a picture's bytes is its path.
    if (pictures.some(({ column: own, name }) => own.path !== name && column.path.startsWith(`${name}.`)))
      continue;
    const found = await labelsIn(file, column, looking);
    if (found !== null && found !== 'too many') labels.push(found);
    else if (found && isUsualLabel(file, column.path)) tooMany.push(column.path);
  }
  return { ...file, pictures: [first, ...others], labels: inOrder(labels, labelNames), tooMany };
}

/** Whether a column is called as labels are, or the file itself says that it holds classes. */
export const isUsualLabel = ({ classNames }: ParquetFile, name: string): boolean =>
  labelNames.includes(name.toLowerCase()) || classNames.has(name);

function inOrder<T extends { readonly name: string }>(found: readonly T[], usual: readonly string[]): T[] {
  const place = ({ name }: T) => (usual.indexOf(name.toLowerCase()) + usual.length + 1) % (usual.length + 1);
  return found.toSorted((a, b) => place(a) - place(b));
}

function without({ paths }: ParquetFile): string {
  const named = paths.slice(0, 8).join(', ');
  return `none among ${named}${paths.length > 8 ? ` and ${paths.length - 8} more` : ''}`;
}

/** All values in order, with the row of the first of each page. */
async function* pages(file: ParquetFile, column: Column, { onProgress, signal, breathe }: Looking) {
  let row = 0;
  for (const chunk of column.chunks)
    for await (const values of pagesOf(file.source, chunk)) {
      signal?.throwIfAborted();
      yield { row, values };
      row += values.length;
      onProgress?.(row, file.rows);
      await breathe?.();
    }
}

async function picturesIn(
  file: ParquetFile,
  column: Column,
  other: DecodeOther,
  looking: Looking,
): Promise<PictureColumn | null> {
  if (column.type !== 'BYTE_ARRAY' || column.isText) return null;
  const damaged = new Set<number>();
  let first: Size | null = null;
  let isKnown = false;
  let count = 0;
  const finder = groundFinder();
  let decoded = 0;
  for await (const { row, values } of pages(file, column, looking)) {
    // By the first page that has any bytes.
    if (!isKnown && values.some((value) => value !== null)) {
      const picture = values.find((value) => typeOf(value) !== null);
      if (picture === undefined) return null;
      isKnown = true;
    }
    for (const [k, value] of values.entries()) {
      const name = `${file.source.name}, picture ${row + k}`;
      const size = sizeOf(name, value);
      // Refused where nothing here can decode its kind.
      if (size && !other && typeOf(value) !== 'image/png') await decodePicture(name, bytesOf(value), other);
      if (size && decoded < mostDecoded && mayBeClear(bytesOf(value))) {
        decoded++;
        const picture = await unlessDamaged(decodePicture(name, bytesOf(value), other));
        if (picture) finder.see(picture);
      }
      if (size) count++;
      else damaged.add(row + k);
      first ??= size;
    }
  }
  if (!isKnown) return null;
  if (!first)
    throw refusal(file.source.name, `column ${column.path}`, 'whole pictures', 'damaged ones alone');
  return {
    name: column.path.replace(/\.bytes$/, ''),
    column,
    count,
    damaged,
    first,
    ground: finder.ground(),
  };
}

/** Whether a picture's kind has transparent pixels: PNGs of grey or colour alone have none, and no JPEG has. */
const mayBeClear = (bytes: Uint8Array): boolean => {
  const type = pictureType(bytes);
  return type === 'image/png' ? [3, 4, 6].includes(bytes[25]) : type !== 'image/jpeg';
};

/** What is damaged is told of when it is read. */
async function unlessDamaged<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

const bytesOf = (value: Value | null) => value as Uint8Array<ArrayBuffer>;
const typeOf = (value: Value | null) =>
  value === null || typeof value === 'number' ? null : pictureType(value);

/** By the picture's header; null where it has none, is cut short, or is a PNG that is not what its checksums say. */
function sizeOf(name: string, value: Value | null): Size | null {
  const type = typeOf(value);
  if (type === null) return null;
  const bytes = bytesOf(value);
  try {
    const { width, height } = type === 'image/png' ? pngHeader(name, bytes) : sizeInHeader(name, bytes, type);
    checkPicture(name, { width, height });
    if (type === 'image/png') pngChunks(name, bytes);
    return { width, height };
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

async function labelsIn(
  file: ParquetFile,
  column: Column,
  looking: Looking,
): Promise<LabelColumn | 'too many' | null> {
  const values = new Set<number | string>();
  let hasGaps = false;
  for await (const page of pages(file, column, looking))
    for (const value of page.values) {
      const label = labelOf(value);
      if (label === null) hasGaps = true;
      else if (label === undefined) return null;
      else values.add(label);
      if (values.size > mostClasses) return 'too many';
    }
  // A number or name for each picture alone is no class, unless it is called one.
  const isOwn = values.size === file.rows && !isUsualLabel(file, column.path);
  return values.size === 0 || isOwn ? null : { name: column.path, column, values, hasGaps };
}

const words = new TextDecoder('utf-8', { fatal: true });

/** A whole number or a short text; null for none, undefined for anything else. */
export function labelOf(value: Value | null): number | string | null | undefined {
  if (value === null || value === -1) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (value.length > longestName) return undefined;
  try {
    return words.decode(value);
  } catch {
    return undefined;
  }
}
