/** One's own files -> what they are together (a plan, from headers only), a preview, and pictures that are split. The files' kinds are found in inspect-file. */
import type { ByteSource } from './byte-source';
import { decodedBytes, type Size } from './data-limits';
import type { DecodeOther } from './decode-picture';
import type { DecodedPictures, ReadOptions } from './decoded-pictures';
import { sizesFor } from './fit-picture';
import { readPictures } from './idx-file';
import type { SplitPictures } from './in-memory';
import { inspectFile, wholePicture, type Inspection } from './inspect-file';
import { readMat } from './mat';
import { readParquet } from './parquet';
import { inspectPictureFiles, readPictureFiles } from './picture-files';
import { refusal } from './refusal';
import { ownRatio, pooled, splitPooled, splitWithTest, svhnRatio, type Ratio } from './split';
import { readSprite, tileSizes } from './sprite';

export interface PlanOptions extends ReadOptions {
  /** Side of a sprite's tiles; the likeliest where it is not said. */
  readonly tile?: number;
  /** Shares of training, validation and test; the plan's own where they are not said. */
  readonly ratio?: Ratio;
}

/** A file of pictures, or a folder, that can be read. */
interface Part extends Size {
  readonly name: string;
  readonly count: number;
  readonly labelled: boolean;
  read(options: PlanOptions): Promise<DecodedPictures>;
}

export interface DataPlan extends Size {
  readonly name: string;
  /** Pictures of the training file and of the test file, or of the only one; of a sprite 1. */
  readonly counts: readonly number[];
  readonly labelled: boolean;
  /** Room for all pictures at their own size. */
  readonly bytes: number;
  /** To choose from. */
  readonly sizes: readonly Size[];
  /** Of a sprite: sides its tiles may have, the likeliest first; null otherwise. */
  readonly tiles: readonly number[] | null;
  /** True where these are the two official files of SVHN. */
  readonly svhn: boolean;
  /** Shares of training, validation and test, unless the test file is kept apart. */
  readonly ratio: Ratio;
  /** The first `count` pictures as the net will see them. */
  preview(count: number, options?: PlanOptions): Promise<DecodedPictures>;
  /** All of them, split by `seed`; 'test-file' keeps the second file for testing and needs one. */
  read(seed: number, split: 'pooled' | 'test-file', options?: PlanOptions): Promise<SplitPictures>;
}

/** Pictures of SVHN's two files. */
const svhnCounts = '73257,26032';

/** What the files are together. Throws a DataError where they do not belong together, naming what is missing. */
export async function planOf(files: readonly ByteSource[], other: DecodeOther = null): Promise<DataPlan> {
  const { parts, sprite } = await partsOf(files, other);
  const [first, second] = parts;
  const counts = parts.map(({ count }) => count);
  const svhn = counts.join() === svhnCounts && first.width === 32 && first.height === 32;
  const name = svhn ? 'svhn' : first.name;
  const ratio = svhn ? svhnRatio : ownRatio;
  const readAll = async (options: PlanOptions) => {
    const read = await first.read(options);
    // Both files in the size of the first, which may be its own.
    const size = { width: read.width, height: read.height };
    return second ? pooled(name, read, await second.read({ ...options, size })) : read;
  };
  return {
    name,
    counts,
    width: first.width,
    height: first.height,
    labelled: parts.every(({ labelled }) => labelled),
    bytes: parts.reduce((sum, { count, ...size }) => sum + decodedBytes(count, size), 0),
    sizes: sizesFor(first),
    tiles: sprite ? tileSizes(first) : null,
    svhn,
    ratio,
    preview: (count, options = {}) => first.read({ ...options, most: count }),
    async read(seed, split, options = {}) {
      if (split === 'test-file' && !second) {
        throw refusal(name, 'split', 'two files, the larger for training', 'one');
      }
      const pictures = await readAll(options);
      const shares = options.ratio ?? ratio;
      return split === 'test-file'
        ? splitWithTest(name, pictures, first.count, shares, seed)
        : splitPooled(name, pictures, shares, seed);
    },
  };
}

async function partsOf(
  files: readonly ByteSource[],
  other: DecodeOther,
): Promise<{ parts: readonly [Part, ...Part[]]; sprite: boolean }> {
  if (files.length === 0) throw refusal('your files', '', 'at least one', 'none');
  const folder = files.length > 1 && files.some(({ name }) => name.includes('/'));
  if (folder) return { parts: [await folderPart(files, other)], sprite: false };
  const found: Inspection[] = [];
  for (const file of files) found.push(await inspectFile(file, other));
  if (found.length > 1 && found.every(({ kind }) => kind === 'picture')) {
    return { parts: [await folderPart(files, other)], sprite: false };
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
  const parts = pictures.map((picture) => partOf(picture, labelsFor(picture, pictures, labels), other));
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
  const begins = (name: string) => name.toLowerCase().split(/[^a-z0-9]/)[0];
  return fitting.find(({ source }) => begins(source.name) === begins(picture.source.name)) ?? null;
}

function partOf(found: Inspection, labels: Inspection | null, other: DecodeOther): Part {
  const { kind, source, count, width, height, files } = found;
  const { name } = source;
  const read = async (options: PlanOptions): Promise<DecodedPictures> => {
    if (kind === 'idx-images') return readPictures(source, labels?.source ?? null, options);
    if (kind === 'mat') return readMat(source, options);
    if (kind === 'parquet') return readParquet(source, options);
    if (kind === 'zip' && files) return readPictureFiles(name, files, other, options);
    const side = options.tile ?? tileSizes(found)[0];
    if (!side)
      throw refusal(name, 'tile', 'the side of a tile', `none that fills ${width} x ${height} is likely`);
    return readSprite(name, await wholePicture(source, other), { width: side, height: side }, options);
  };
  return { name, count, width, height, labelled: found.labelled || labels !== null, read };
}

async function folderPart(files: readonly ByteSource[], other: DecodeOther): Promise<Part> {
  const entries = files.map((file) => ({
    path: file.name,
    size: file.size,
    bytes: () => file.read(0, file.size),
  }));
  const name = files[0].name.split('/')[0];
  const found = await inspectPictureFiles(name, entries, other);
  const read = (options: PlanOptions) => readPictureFiles(name, found, other, options);
  return {
    name,
    count: found.count,
    width: found.width,
    height: found.height,
    labelled: found.classes !== null,
    read,
  };
}
