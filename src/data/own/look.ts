/** Looks once at the files that somebody has dropped: unpacks, lists archives, passes over what is no data. What they are together is arranged elsewhere. */
import { isHidden } from '../archives/archive-paths';
import { isNpz, openNpz } from '../arrays/open-arrays';
import { streamOf, type ByteSource } from '../bytes/byte-source';
import type { DecodeOther } from '../pictures/decode-picture';
import {
  hasPictures,
  inspectPictureFiles,
  visible,
  type Looking,
  type PictureFiles,
} from '../pictures/picture-files';
import { refusal } from '../refusal';
import { sourceOfEntry } from '../bytes/unpacked-source';
import {
  archiveOf,
  inspectedArchive,
  inspectedArrays,
  inspectFile,
  unknownIn,
  UnknownFile,
  unpackedOf,
  type Inspection,
} from './inspect-file';

/** A folder of pictures, or files each by itself; `leftOut` by their names, of a kind that is not read there. */
export type Looked = { readonly leftOut: readonly string[] } & (
  | { readonly folder: PictureFiles; readonly name: string }
  | { readonly folder: null; readonly found: readonly [Inspection, ...Inspection[]] }
);

/** Files of an archive without pictures: each may be a data set's, and is looked at. */
const mostOthers = 4096;

/** What comes with data and is none, by its name: the like of a readme. */
const isCompanion = (name: string): boolean =>
  /\.(html?|txt|md|json|ya?ml|xml|pdf|py|meta)$|(^|\/)(readme|licen[cs]e)[^/]*$/i.test(name);

/** What lies beside pictures and is left out, but for what comes with any data. */
const besidePictures = (paths: readonly string[]): string[] =>
  paths.filter((path) => !hasPictures([path]) && !isHidden(path) && !isCompanion(path));

/** Throws a DataError where there is nothing that can be read. */
export async function lookAt(
  files: readonly ByteSource[],
  other: DecodeOther,
  looking: Looking,
): Promise<Looked> {
  if (files.length === 0) throw refusal('your files', '', 'at least one', 'none');
  const isFolder = files.length > 1 && files.some(({ name }) => name.includes('/'));
  if (isFolder && hasPictures(files.map(({ name }) => name))) return lookAtFolder(files, other, looking);
  const looked = isFolder ? visible(files).filter(({ name }) => !isCompanion(name)) : files;
  const inspected = await inspectEach(looked, (file) => inspectAll(file, other, looking));
  const { found, leftOut } = withoutLooseLabels(inspected);
  const { why } = inspected;
  const [first, ...others] = found;
  if (!first) throw why ?? refusal(files[0].name, '', 'pictures', 'none');
  if (others.length > 0 && found.every(({ kind }) => kind === 'picture'))
    return lookAtFolder(files, other, looking);
  if (found.every(({ files }) => files)) {
    const name = found.map(({ source }) => source.name).join(', ');
    return { folder: joinedArchives(found), name, leftOut };
  }
  return { folder: null, found: [first, ...others], leftOut };
}

/** Bytes of labels without a header go with a sprite alone. */
function withoutLooseLabels({ found, leftOut }: Found): Found {
  const isLoose = ({ kind }: Inspection) => kind === 'label-bytes';
  if (found.every(isLoose) || found.some(({ kind }) => kind === 'picture')) return { found, leftOut };
  const loose = found.filter(isLoose).map(({ source }) => source.name);
  return { found: found.filter((one) => !isLoose(one)), leftOut: [...leftOut, ...loose] };
}

interface Found {
  readonly found: readonly Inspection[];
  readonly leftOut: readonly string[];
}

/** Those that can be read, those of which nothing is known, and why the first of these could not stand alone. */
async function inspectEach(
  files: readonly ByteSource[],
  inspect: (file: ByteSource) => Promise<Found>,
): Promise<Found & { readonly why: UnknownFile | null }> {
  const found: Inspection[] = [];
  const leftOut: string[] = [];
  let why: UnknownFile | null = null;
  for (const file of files)
    try {
      const own = await inspect(file);
      for (const one of own.found) found.push(one);
      for (const one of own.leftOut) leftOut.push(one);
    } catch (error) {
      if (!(error instanceof UnknownFile)) throw error;
      leftOut.push(file.name);
      why ??= error;
    }
  return { found, leftOut, why };
}

async function lookAtFolder(
  files: readonly ByteSource[],
  other: DecodeOther,
  looking: Looking,
): Promise<Looked> {
  const entries = files.map((file) => ({
    path: file.name,
    size: file.size,
    bytes: () => file.read(0, file.size),
    open: async () => streamOf(file, 0, file.size),
  }));
  const name = files[0].name.split('/')[0];
  const folder = await inspectPictureFiles(name, entries, other, looking);
  return { folder, name, leftOut: besidePictures(files.map((file) => file.name)) };
}

/** Archives beside each other are the folders of one: 'train.zip' and 'test.zip'. */
function joinedArchives(found: readonly Inspection[]): PictureFiles {
  const archives = found.map(({ source, files }) => ({ ...files!, name: source.name }));
  if (archives.length === 1) return archives[0];
  const folder = (name: string) => name.replace(/\.(zip|tar)$/i, '');
  return {
    pictures: archives.flatMap(({ name, pictures }) =>
      // Their names stay as they were guessed: two archives may be in two encodings.
      pictures.map((one) => ({ ...one, raw: undefined, path: `${folder(name)}/${one.path}` })),
    ),
    damaged: archives.flatMap(({ name, damaged }) => damaged.map((path) => `${folder(name)}/${path}`)),
    first: archives[0].first,
    ground: archives.find(({ ground }) => ground)?.ground ?? null,
    repeated: archives.reduce((sum, { repeated }) => sum + repeated, 0),
  };
}

/** A file; of an archive without pictures the files in it, each as if it lay alone, and so of the archives in it, but no deeper. */
async function inspectAll(
  given: ByteSource,
  other: DecodeOther,
  looking: Looking,
  isInside = false,
): Promise<Found> {
  looking.signal?.throwIfAborted();
  // Once: a file can unpack to itself.
  const file = (await unpackedOf(given, looking)) ?? given;
  const one = (found: Inspection): Found => ({ found: [found], leftOut: [] });
  const entries = await archiveOf(file);
  if (entries === null) return one(await inspectFile(file, other, looking));
  const paths = entries.map(({ path }) => path);
  if (hasPictures(paths))
    return {
      found: [await inspectedArchive(file, entries, other, looking)],
      leftOut: besidePictures(paths),
    };
  if (entries.length > mostOthers)
    throw refusal(file.name, '', `pictures, or at most ${mostOthers} other files`, entries.length);
  if (isNpz(entries)) return one(inspectedArrays(file, await openNpz(file.name, entries)));
  const inside = visible(entries.map(sourceOfEntry)).filter(({ name }) => !isCompanion(name));
  const inspected = await inspectEach(inside, (source) =>
    isInside ? inspectFile(source, other, looking).then(one) : inspectAll(source, other, looking, true),
  );
  if (inspected.found.length === 0)
    throw inspected.why ?? unknownIn(file.name, 'pictures (.png, .jpg, .gif, .webp)', 'none');
  return inspected;
}
