/** A zip archive or a folder of pictures -> a data set's pictures: in the order of their paths, labelled by the folder each lies in. */
import type { ByteSource } from './byte-source';
import { checkRoom, mostSide, type Size } from './data-limits';
import { decodePicture, type DecodeOther } from './decode-picture';
import { collect, type DecodedPictures, type ReadOptions } from './decoded-pictures';
import { refusal } from './refusal';
import type { Entry } from './zip';

export interface PictureFiles extends Size {
  readonly count: number;
  /** Names of the folders, or null where the pictures lie in one. */
  readonly classes: readonly string[] | null;
  /** Files that are no pictures by their names, and are left out. */
  readonly others: number;
  readonly pictures: readonly Entry[];
}

const pictureName = /\.(png|jpe?g|gif|webp)$/i;
/** What file managers leave behind. */
const hidden = /(^|\/)(\.|__MACOSX\/|Thumbs\.db$)/;
const mostClasses = 256;

/** Whether any of the files is a picture by its name. */
export const hasPictures = (paths: readonly string[]): boolean =>
  paths.some((path) => pictureName.test(path) && !hidden.test(path));

/** Without what file managers leave behind. */
export const visible = (files: readonly ByteSource[]): ByteSource[] =>
  files.filter(({ name }) => !hidden.test(name));

/** What is in the folder: sizes by the first picture; the others are fitted to it, or to a chosen size. Decodes the first picture. */
export async function inspectPictureFiles(
  file: string,
  entries: readonly Entry[],
  other: DecodeOther,
): Promise<PictureFiles> {
  const seen = entries.filter(({ path }) => !hidden.test(path));
  const pictures = seen
    .filter(({ path }) => pictureName.test(path))
    // By code units, the same everywhere: the order is part of what the data set is.
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  if (pictures.length === 0) throw refusal(file, '', 'pictures (.png, .jpg, .gif, .webp)', 'none');
  checkRoom(file, pictures.length, { width: 1, height: 1 });
  const first = await decodePicture(pictures[0].path, await pictures[0].bytes(), other);
  const names = [...new Set(pictures.map(({ path }) => folderOf(path)))];
  if (names.length > mostClasses)
    throw refusal(file, 'classes', `at most ${mostClasses} folders`, names.length);
  const digits = names.every((name) => /^\d{1,3}$/.test(name) && Number(name) <= 255);
  names.sort((a, b) => (digits ? Number(a) - Number(b) : a < b ? -1 : 1));
  return {
    count: pictures.length,
    ...smaller(first),
    classes: names.length > 1 ? names : null,
    others: seen.length - pictures.length,
    pictures,
  };
}

/** The picture's size where a net takes it; otherwise its longer side is 64. */
function smaller({ width, height }: Size): Size {
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
