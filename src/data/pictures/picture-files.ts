/** The picture files of an archive or a folder: looked at once, each decoded, and read in the order that is asked for. */
import { isHidden } from '../archives/archive-paths';
import type { ByteSource } from '../bytes/byte-source';
import { crc32 } from '../bytes/crc32';
import { checkRoom, type Size } from '../data-limits';
import { decodePicture, pictureType, type DecodeOther } from './decode-picture';
import { DataError } from '../dataset';
import { collect, type DecodedPictures, type ReadOptions } from '../decoded-pictures';
import { smaller } from './fit-picture';
import { outsideParts } from './folder-levels';
import { groundFinder, type Ground } from './ground';
import { lookedSize } from './look';
import { pausing } from '../pausing';
import { refusal } from '../refusal';
import type { Entry } from '../archives/zip';

export interface PictureFiles {
  /** Those that can be decoded, in the order of their paths. */
  readonly pictures: readonly Entry[];
  /** Paths of those that cannot, in order; they are left out. */
  readonly damaged: readonly string[];
  /** Of the first picture; the others are fitted to what it becomes. */
  readonly first: Size;
  /** What leaves the ink of the transparent ones in sight; null where none is transparent. */
  readonly ground: Ground | null;
  /** How many have the bytes of an earlier one. */
  readonly repeated: number;
}

/** How a look at many files is told of and stopped. */
export type Looking = Pick<ReadOptions, 'onProgress' | 'signal' | 'breathe'>;

/** Work of opening a picture, as pixels: small ones pause after 64. */
const openingPixels = 2 ** 14;

const pictureName = /\.(png|jpe?g|gif|webp)$/i;

/** Whether any of the files is a picture by its name. */
export const hasPictures = (paths: readonly string[]): boolean =>
  paths.some((path) => pictureName.test(path) && !isHidden(path));

/** By code units, the same everywhere: the order is part of what the data set is. */
export const inPathOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** Without what file managers leave behind. */
export const visible = (files: readonly ByteSource[]): ByteSource[] =>
  files.filter(({ name }) => !isHidden(name));

/**
 * Decodes every picture once, to know before anything is kept which are damaged, which are alike and what the transparent ones lie on; holds
 * none of them. Throws why the first is damaged, where all are.
 */
export async function inspectPictureFiles(
  file: string,
  entries: readonly Entry[],
  other: DecodeOther,
  looking: Looking = {},
): Promise<PictureFiles> {
  const named = inPathOrder(entries.filter(({ path }) => pictureName.test(path) && !isHidden(path)));
  if (named.length === 0) throw refusal(file, '', 'pictures (.png, .jpg, .gif, .webp)', 'none');
  checkRoom(file, named.length, { width: 1, height: 1 });
  const pictures: Entry[] = [];
  const damaged: string[] = [];
  const checksums = new Set<number>();
  const finder = groundFinder();
  const outside = outsideParts(named.map(({ path }) => path))?.paths;
  let outer: Size | null = null;
  const pause = pausing(looking);
  let first: Size | null = null;
  let why: unknown = null;
  for (const [at, entry] of named.entries()) {
    looking.signal?.throwIfAborted();
    let pixels = openingPixels;
    // Without them it would be another data set than the page's.
    let needsBrowser = false;
    try {
      const bytes = await entry.bytes();
      needsBrowser = other === null && ![null, 'image/png'].includes(pictureType(bytes));
      const picture = await decodePicture(entry.path, bytes, other, looking);
      pixels += picture.sums.length;
      const { width, height } = picture;
      // A picture that belongs to no part gives the others no size.
      if (outside?.has(entry.path)) outer ??= { width, height };
      else first ??= { width, height };
      finder.see(picture);
      checksums.add(crc32(bytes));
      pictures.push(entry);
    } catch (error) {
      if (!(error instanceof DataError) || needsBrowser) throw error;
      why ??= error;
      damaged.push(entry.path);
    }
    if ((await pause(pixels)) || at === 0) looking.onProgress?.(at, named.length);
  }
  first ??= outer;
  if (first === null) throw why;
  return {
    ...{ pictures, damaged, first },
    ground: finder.ground(),
    repeated: pictures.length - checksums.size,
  };
}

/** Those of the files that one part of a data set is made of. */
interface LabelledFiles {
  readonly pictures: readonly Entry[];
  /** null where the pictures have no classes. */
  readonly labelOf: (path: string) => number | null;
  /** What the labels are called, where they are not numbers. */
  readonly classes: readonly string[] | null;
}

/** In their order. All files have the size that the first of the whole look becomes, and its ground. */
export async function readPictureFiles(
  file: string,
  { first, ground }: Pick<PictureFiles, 'first' | 'ground'>,
  { pictures, labelOf, classes }: LabelledFiles,
  other: DecodeOther,
  options: ReadOptions = {},
): Promise<DecodedPictures> {
  const size = options.size ?? smaller(lookedSize(file, first, options));
  // Opaque ones lie on nothing.
  const on = ground === null ? undefined : (options.ground ?? ground);
  const collector = collect(file, pictures.length, first, { ...options, ground: on, size });
  const pause = pausing(options);
  for (const entry of pictures.slice(0, collector.count)) {
    const picture = await decodePicture(entry.path, await entry.bytes(), other, options);
    await collector.put(picture, labelOf(entry.path));
    await pause(openingPixels + picture.sums.length);
  }
  return collector.finish(classes ?? undefined);
}
