/** One's own files -> what they are together (a plan, from headers only), a preview, and pictures that are split. The files' kinds are found in inspect-file. */
import { partsOfArrays, type Role } from './arrays/array-parts';
import type { NumberArray } from './arrays/number-array';
import { isNpz, openNpz } from './arrays/open-arrays';
import { streamOf, type ByteSource } from './byte-source';
import { decodedBytes, type Size } from './data-limits';
import type { DecodeOther } from './decode-picture';
import type { DecodedPictures, ReadOptions } from './decoded-pictures';
import { sizesFor } from './fit-picture';
import { checkUnpacked } from './gunzip';
import { idxAsArray, readPictures } from './idx-file';
import type { SplitPictures } from './in-memory';
import {
  archiveOf,
  inspectedArchive,
  inspectedArrays,
  inspectFile,
  unpackedOf,
  wholePicture,
  type Inspection,
} from './inspect-file';
import { readMat } from './mat';
import { readParquet } from './parquet';
import { hasPictures, inspectPictureFiles, readPictureFiles, visible, type Looking } from './picture-files';
import { refusal } from './refusal';
import { ownRatio, pooled, splitByParts, splitPooled, splitWithTest, svhnRatio, type Ratio } from './split';
import { readSprite, tileSizes } from './sprite';
import { sourceOfEntry } from './zip';

export interface PlanOptions extends ReadOptions {
  /** Side of a sprite's tiles, or `aRow`; the likeliest where it is not said. */
  readonly tile?: number;
  /** Shares of training, validation and test; the plan's own where they are not said. */
  readonly ratio?: Ratio;
}

type SplitKind = 'pooled' | 'test-file';

/** A file of pictures, an array in one, or a folder, that can be read. */
interface Part extends Size {
  readonly name: string;
  /** What it is for, where its owner has split the pictures. */
  readonly role: Role;
  readonly count: number;
  readonly labelled: boolean;
  /** Paths of pictures that cannot be read, and are left out. */
  readonly damaged?: readonly string[];
  read(options: PlanOptions): Promise<DecodedPictures>;
}

export interface DataPlan extends Size {
  readonly name: string;
  /** Pictures of the files or arrays, those for training first; of a sprite 1. */
  readonly counts: readonly number[];
  readonly labelled: boolean;
  /** Paths of pictures that cannot be read, and are left out. */
  readonly damaged: readonly string[];
  /** Room for all pictures at their own size. */
  readonly bytes: number;
  /** To choose from. */
  readonly sizes: readonly Size[];
  /** Of a sprite: sides its tiles may have, or `aRow`, the likeliest first; null otherwise. */
  readonly tiles: readonly number[] | null;
  /** True where these are the two official files of SVHN. */
  readonly svhn: boolean;
  /** Shares of training, validation and test, unless the test file is kept apart. */
  readonly ratio: Ratio;
  /** The first `count` pictures as the net will see them. */
  preview(count: number, options?: PlanOptions): Promise<DecodedPictures>;
  /** Whether the files keep pictures for testing apart. */
  readonly hasTest: boolean;
  /** What is offered first: the parts of the files, but of SVHN the paper's. */
  readonly usualSplit: SplitKind;
  /** All of them, split by `seed`; 'test-file' keeps those for testing, and for validation where there are any, as the files have them. */
  read(seed: number, split: SplitKind, options?: PlanOptions): Promise<SplitPictures>;
}

/** Pictures of SVHN's two files. */
const svhnCounts = '73257,26032';

/** What the files are together. Throws a DataError where they do not belong together, naming what is missing. */
export async function planOf(
  files: readonly ByteSource[],
  other: DecodeOther = null,
  looking: Looking = {},
): Promise<DataPlan> {
  // By code units, the same everywhere: the order of arrays is part of what the data set is.
  const inOrder = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const { parts, sprite } = await partsOf(inOrder, other, looking);
  const [first, ...others] = parts;
  const counts = parts.map(({ count }) => count);
  const countOf = (role: Role) => parts.reduce((sum, one) => sum + (one.role === role ? one.count : 0), 0);
  const hasTest = countOf('test') > 0 && countOf('training') > 0;
  const svhn = counts.join() === svhnCounts && first.width === 32 && first.height === 32;
  const name = svhn ? 'svhn' : files.length === 1 ? files[0].name : first.name;
  const ratio = svhn ? svhnRatio : ownRatio;
  const readAll = async (options: PlanOptions) => {
    let read = await first.read(options);
    // All files in the size of the first, which may be its own.
    const size = { width: read.width, height: read.height };
    for (const other of others) read = pooled(name, read, await other.read({ ...options, size }));
    return read;
  };
  return {
    name,
    counts,
    width: first.width,
    height: first.height,
    labelled: parts.every(({ labelled }) => labelled),
    damaged: parts.flatMap(({ damaged = [] }) => damaged),
    bytes: parts.reduce((sum, { count, ...size }) => sum + decodedBytes(count, size), 0),
    sizes: sizesFor(first),
    tiles: sprite ? tileSizes(first) : null,
    svhn,
    ratio,
    hasTest,
    usualSplit: hasTest && !svhn ? 'test-file' : 'pooled',
    preview: (count, options = {}) => first.read({ ...options, most: count }),
    async read(seed, split, options = {}) {
      if (split === 'test-file' && !hasTest) {
        throw refusal(name, 'split', 'a file for training and one for testing', 'one');
      }
      const pictures = await readAll(options);
      const shares = options.ratio ?? ratio;
      if (split === 'pooled') return splitPooled(name, pictures, shares, seed);
      const [training, validation] = [countOf('training'), countOf('validation')];
      return validation > 0
        ? splitByParts(name, pictures, training, validation)
        : splitWithTest(name, pictures, training, shares, seed);
    },
  };
}

async function partsOf(
  files: readonly ByteSource[],
  other: DecodeOther,
  looking: Looking,
): Promise<{ parts: readonly [Part, ...Part[]]; sprite: boolean }> {
  if (files.length === 0) throw refusal('your files', '', 'at least one', 'none');
  const folder = files.length > 1 && files.some(({ name }) => name.includes('/'));
  if (folder && hasPictures(files.map(({ name }) => name)))
    return { parts: [await folderPart(files, other, looking)], sprite: false };
  const found: Inspection[] = [];
  for (const file of folder ? visible(files) : files)
    if (!folder || !isCompanion(file)) found.push(...(await inspectAll(file, other, looking)));
  if (found.length === 0) throw refusal(files[0].name, '', 'pictures', 'none');
  if (found.some(({ arrays }) => arrays)) return { parts: await arrayParts(found), sprite: false };
  if (found.length > 1 && found.every(({ kind }) => kind === 'picture')) {
    return { parts: [await folderPart(files, other, looking)], sprite: false };
  }
  const labels = found.filter(({ kind }) => kind === 'idx-labels');
  const pictures = found.filter(({ kind }) => kind !== 'idx-labels');
  if (pictures.length === 0)
    throw refusal(labels[0].source.name, '', 'a file of pictures beside the labels', 'none');
  const kinds = new Set(pictures.map(({ kind }) => kind));
  const pair = ['idx-images', 'mat', 'parquet'].includes(pictures[0].kind);
  if (kinds.size > 1 || pictures.length > (pair ? 2 : 1)) {
    const names = found.map(({ source }) => source.name).join(', ');
    throw refusal(
      'your files',
      '',
      'one data set: one kind, a file for training and at most one for testing',
      names,
    );
  }
  // The larger trains; of two alike the one that is called so tests.
  const isTest = ({ source }: Inspection) => Number(/test|t10k|val/i.test(source.name));
  pictures.sort((a, b) => b.count - a.count || isTest(a) - isTest(b));
  const parts = pictures.map((picture, at) => ({
    ...partOf(picture, labelsFor(picture, pictures, labels), other),
    role: at === 0 ? ('training' as const) : ('test' as const),
  }));
  const unused = labels.filter(
    (file) => !pictures.some((picture) => labelsFor(picture, pictures, labels) === file),
  );
  if (unused.length > 0) {
    const { source, count } = unused[0];
    throw refusal(
      source.name,
      '',
      `as many labels as there are pictures (${pictures.map((p) => p.count).join(', ')})`,
      count,
    );
  }
  return { parts: [parts[0], ...parts.slice(1)], sprite: pictures[0].kind === 'picture' };
}

/** By their number; among several of one number by the beginning of the names ('train', 't10k'). */
function labelsFor(
  picture: Inspection,
  pictures: readonly Inspection[],
  labels: readonly Inspection[],
): Inspection | null {
  const fitting = labels.filter(({ count }) => picture.kind === 'idx-images' && count === picture.count);
  const rivals = pictures.filter(({ count }) => count === picture.count);
  if (fitting.length === 1 && rivals.length === 1) return fitting[0];
  const begins = (name: string) =>
    name
      .toLowerCase()
      .split('/')
      .at(-1)!
      .split(/[^a-z0-9]/)[0];
  return fitting.find(({ source }) => begins(source.name) === begins(picture.source.name)) ?? null;
}

/** What comes with data and is none, by its name: the like of a readme. */
const isCompanion = ({ name }: ByteSource): boolean =>
  /\.(html?|txt|md|json|ya?ml|xml|pdf|py|meta)$|(^|\/)(readme|licen[cs]e)[^/]*$/i.test(name);

/** A file; of an archive without pictures the files in it, each as if it lay alone. */
async function inspectAll(given: ByteSource, other: DecodeOther, looking: Looking): Promise<Inspection[]> {
  // Once: a file can unpack to itself.
  const file = (await unpackedOf(given)) ?? given;
  const entries = await archiveOf(file);
  if (entries === null) return [await inspectFile(file, other, looking)];
  if (hasPictures(entries.map(({ path }) => path)))
    return [await inspectedArchive(file, entries, other, looking)];
  if (isNpz(entries)) return [await inspectedArrays(file, await openNpz(file.name, entries))];
  const inside = visible(entries.map(sourceOfEntry)).filter((source) => !isCompanion(source));
  checkUnpacked(
    file.name,
    inside.reduce((sum, { size }) => sum + size, 0),
  );
  const found: Inspection[] = [];
  for (const source of inside) found.push(await inspectFile(source, other));
  if (found.length === 0) throw refusal(file.name, '', 'pictures (.png, .jpg, .gif, .webp)', 'none');
  return found;
}

/** All arrays of all files; those of IDX files among them. */
async function arrayParts(found: readonly Inspection[]): Promise<readonly [Part, ...Part[]]> {
  const arrays: NumberArray[] = [];
  for (const { arrays: own, kind, source } of found) {
    if (own) arrays.push(...own);
    else if (kind === 'idx-images' || kind === 'idx-labels') arrays.push(await idxAsArray(source));
    else throw refusal(source.name, '', 'an array, as the other files have', `one of ${kind}`);
  }
  const [first, ...others] = partsOfArrays(found[0].source.name, arrays);
  return [first, ...others];
}

function partOf(found: Inspection, labels: Inspection | null, other: DecodeOther): Omit<Part, 'role'> {
  const { kind, source, count, width, height, files } = found;
  const { name } = source;
  const read = async (options: PlanOptions): Promise<DecodedPictures> => {
    if (kind === 'idx-images') return readPictures(source, labels?.source ?? null, options);
    if (kind === 'mat') return readMat(source, options);
    if (kind === 'parquet') return readParquet(source, options);
    if (kind === 'zip' && files) return readPictureFiles(name, files, other, options);
    const side = options.tile ?? tileSizes(found)[0];
    if (side === undefined)
      throw refusal(name, 'tile', 'the side of a tile', `none that fills ${width} x ${height} is likely`);
    return readSprite(name, await wholePicture(source, other), side, options);
  };
  const damaged = files?.damaged;
  return { name, count, width, height, labelled: found.labelled || labels !== null, damaged, read };
}

async function folderPart(files: readonly ByteSource[], other: DecodeOther, looking: Looking): Promise<Part> {
  const entries = files.map((file) => ({
    path: file.name,
    size: file.size,
    bytes: () => file.read(0, file.size),
    open: async () => streamOf(file, 0, file.size),
  }));
  const name = files[0].name.split('/')[0];
  const found = await inspectPictureFiles(name, entries, other, looking);
  const read = (options: PlanOptions) => readPictureFiles(name, found, other, options);
  return {
    name,
    role: 'training',
    count: found.count,
    width: found.width,
    height: found.height,
    labelled: found.classes !== null,
    damaged: found.damaged,
    read,
  };
}
