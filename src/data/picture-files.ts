/** A zip archive or a folder of pictures -> a data set's pictures: in the order of their paths, labelled by the folder each lies in. */
import { isHidden } from './archive-paths';
import type { ByteSource } from './byte-source';
import { checkRoom, mostSide, type Size } from './data-limits';
import { decodePicture, type DecodeOther } from './decode-picture';
import { DataError } from './dataset';
import { collect, type DecodedPictures, type ReadOptions } from './decoded-pictures';
import { refusal } from './refusal';
import type { Entry } from './zip';

export interface PictureFiles extends Size {
  readonly count: number;
  /** Names of the folders, or null where the pictures lie in one. */
  readonly classes: readonly string[] | null;
  /** Files that are no pictures by their names, and are left out. */
  readonly others: number;
  /** Those that can be decoded. */
  readonly pictures: readonly Entry[];
  /** Paths of those that cannot, in order; they are left out. */
  readonly damaged: readonly string[];
}

/** How a look at many files is told of and stopped. */
export type Looking = Pick<ReadOptions, 'onProgress' | 'signal' | 'breathe'>;

/** Pictures between two pauses. */
const pausePictures = 64;

/** Decodes them all, to know which are damaged before anything is kept. Throws why the first is, where all are. */
async function survey(
  entries: readonly Entry[],
  other: DecodeOther,
  { onProgress, signal, breathe }: Looking,
): Promise<Pick<PictureFiles, 'pictures' | 'damaged'> & { readonly first: Size }> {
  const pictures: Entry[] = [];
  const damaged: string[] = [];
  let first: Size | null = null;
  let why: unknown = null;
  for (const [at, entry] of entries.entries()) {
    try {
      const { width, height } = await decodePicture(entry.path, await entry.bytes(), other);
      first ??= { width, height };
      pictures.push(entry);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      why ??= error;
      damaged.push(entry.path);
    }
    if (at % pausePictures > 0) continue;
    signal?.throwIfAborted();
    onProgress?.(at, entries.length);
    await breathe?.();
  }
  if (first === null) throw why;
  return { pictures, damaged, first };
}

const pictureName = /\.(png|jpe?g|gif|webp)$/i;
const mostClasses = 256;

/** Whether any of the files is a picture by its name. */
export const hasPictures = (paths: readonly string[]): boolean =>
  paths.some((path) => pictureName.test(path) && !isHidden(path));

/** Without what file managers leave behind. */
export const visible = (files: readonly ByteSource[]): ByteSource[] =>
  files.filter(({ name }) => !isHidden(name));

/** What is in the folder: sizes by the first picture; the others are fitted to it, or to a chosen size. Decodes every picture once. */
export async function inspectPictureFiles(
  file: string,
  entries: readonly Entry[],
  other: DecodeOther,
  looking: Looking = {},
): Promise<PictureFiles> {
  const seen = entries.filter(({ path }) => !isHidden(path));
  const named = seen
    .filter(({ path }) => pictureName.test(path))
    // By code units, the same everywhere: the order is part of what the data set is.
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  if (named.length === 0) throw refusal(file, '', 'pictures (.png, .jpg, .gif, .webp)', 'none');
  checkRoom(file, named.length, { width: 1, height: 1 });
  const { pictures, damaged, first } = await survey(named, other, looking);
  const names = [...new Set(pictures.map(({ path }) => folderOf(path)))];
  if (names.length > mostClasses)
    throw refusal(file, 'classes', `at most ${mostClasses} folders`, names.length);
  const digits = names.every((name) => /^\d{1,3}$/.test(name) && Number(name) <= 255);
  names.sort((a, b) => (digits ? Number(a) - Number(b) : a < b ? -1 : 1));
  return {
    count: pictures.length,
    ...smaller(first),
    classes: names.length > 1 ? names : null,
    others: seen.length - named.length,
    pictures,
    damaged,
  };
}

/** The picture's size where a net takes it; otherwise its longer side is 64. */
export function smaller({ width, height }: Size): Size {
  const scale = Math.min(1, mostSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The name of the folder that the file lies in, '' at the top. */
function folderOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}

/** All pictures; folders called by numbers give those as labels, others the place of their name in `classes`. */
export async function readPictureFiles(
  file: string,
  files: PictureFiles,
  other: DecodeOther,
  options: ReadOptions = {},
): Promise<DecodedPictures> {
  const { pictures, classes, count } = files;
  const digits = classes?.every((name) => /^\d+$/.test(name)) ?? false;
  const collector = collect(file, count, files, options);
  for (const entry of pictures.slice(0, collector.count)) {
    const folder = folderOf(entry.path);
    const label = !classes ? null : digits ? Number(folder) : classes.indexOf(folder);
    await collector.put(await decodePicture(entry.path, await entry.bytes(), other), label);
  }
  return collector.finish(classes && !digits ? classes : undefined);
}
