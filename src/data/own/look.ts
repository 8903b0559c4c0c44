/** Looks once at the files that somebody has dropped: unpacks, lists archives, passes over what is no data. What they are together is arranged elsewhere. */
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
  unpackedOf,
  type Inspection,
} from './inspect-file';

/** A folder of pictures, or files each by itself. */
export type Looked =
  | { readonly folder: PictureFiles; readonly name: string }
  | { readonly folder: null; readonly found: readonly [Inspection, ...Inspection[]] };

/** Files of an archive without pictures: each may be a data set's, and is looked at. */
const mostOthers = 4096;

/** What comes with data and is none, by its name: the like of a readme. */
const isCompanion = ({ name }: ByteSource): boolean =>
  /\.(html?|txt|md|json|ya?ml|xml|pdf|py|meta)$|(^|\/)(readme|licen[cs]e)[^/]*$/i.test(name);

/** Throws a DataError where there is nothing that can be read. */
export async function lookAt(
  files: readonly ByteSource[],
  other: DecodeOther,
  looking: Looking,
): Promise<Looked> {
  if (files.length === 0) throw refusal('your files', '', 'at least one', 'none');
  const isFolder = files.length > 1 && files.some(({ name }) => name.includes('/'));
  if (isFolder && hasPictures(files.map(({ name }) => name))) return lookAtFolder(files, other, looking);
  const found: Inspection[] = [];
  for (const file of isFolder ? visible(files) : files)
    if (!isFolder || !isCompanion(file))
      for (const one of await inspectAll(file, other, looking)) found.push(one);
  const [first, ...others] = found;
  if (!first) throw refusal(files[0].name, '', 'pictures', 'none');
  if (others.length > 0 && found.every(({ kind }) => kind === 'picture'))
    return lookAtFolder(files, other, looking);
  if (found.every(({ files }) => files))
    return { folder: joinedArchives(found), name: found.map(({ source }) => source.name).join(', ') };
  return { folder: null, found: [first, ...others] };
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
  return { folder: await inspectPictureFiles(name, entries, other, looking), name };
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

/** A file; of an archive without pictures the files in it, each as if it lay alone. */
async function inspectAll(given: ByteSource, other: DecodeOther, looking: Looking): Promise<Inspection[]> {
  // Once: a file can unpack to itself.
  const file = (await unpackedOf(given, looking)) ?? given;
  const entries = await archiveOf(file);
  if (entries === null) return [await inspectFile(file, other, looking)];
  if (hasPictures(entries.map(({ path }) => path)))
    return [await inspectedArchive(file, entries, other, looking)];
  if (entries.length > mostOthers)
    throw refusal(file.name, '', `pictures, or at most ${mostOthers} other files`, entries.length);
  if (isNpz(entries)) return [await inspectedArrays(file, await openNpz(file.name, entries))];
  const inside = visible(entries.map(sourceOfEntry)).filter((source) => !isCompanion(source));
  const found: Inspection[] = [];
  for (const source of inside) found.push(await inspectFile(source, other));
  if (found.length === 0) throw refusal(file.name, '', 'pictures (.png, .jpg, .gif, .webp)', 'none');
  return found;
}
