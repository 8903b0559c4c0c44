/** Node's data sets by name: packed ones, SVHN's files in a folder, or files of one's own. */
import { openAsBlob } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { sourceOfBlob, type ByteSource } from '../data/bytes/byte-source';
import { DataError, type Dataset } from '../data/dataset';
import { inMemory } from '../data/in-memory';
import { openDataset, type DataProgress } from '../data/load';
import { planOf } from '../data/own/plan';
import { readAs } from '../data/own/read-as';
import { isPacked } from '../data/registry';
import { svhnRatio } from '../data/split';
import { isOwn, ownName, usualTitle } from '../experiment/dataset-name';
import type { OwnFiles } from './own-option';
import { packHere } from './packed-here';
import { readFrom } from './read-file';

/** Where the data sets of a command lie. */
export interface DataOptions {
  /** Folder of the packed data sets, or of SVHN's files; null for this checkout's packed ones. */
  readonly data: string | null;
  /** Files of one's own in place of what the experiment names, or null. */
  readonly own: OwnFiles | null;
}

/** SVHN's two files as their owners call them. */
const svhnPairs = [
  ['train-00000-of-00001.parquet', 'test-00000-of-00001.parquet'],
  ['train_32x32.mat', 'test_32x32.mat'],
] as const;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Opens what an experiment names; rejects with a DataError that says what was looked for. */
export async function openNamed(
  name: string,
  data: string | null,
  onProgress: (progress: DataProgress) => void,
): Promise<Dataset> {
  if (isPacked(name)) {
    if (data === null) packHere(say);
    return openDataset(name, readFrom(data ?? undefined), onProgress);
  }
  if (isOwn(name))
    throw new DataError(
      name,
      `Data set ${name}: expected its file, got none; say --dataset file:PATH (or idx:FILE) with the files it was made of`,
    );
  const sources = await svhnSources(name, data);
  const plan = await planOf(sources);
  const text = `Reading ${usualTitle(name)}`;
  const read = await plan.read(0, name === 'svhn' ? 'pooled' : 'test-file', {
    ratio: svhnRatio,
    onProgress: (loaded, total) => onProgress({ text, loaded, total }),
  });
  return inMemory({ ...read, name, title: usualTitle(name) ?? name });
}

/** An IDX file of pictures, with the labels that lie beside it if there are any, split by seed 0; named by what is in it. */
async function openIdx(file: string): Promise<Dataset> {
  const labels = await labelsBeside(file);
  const plan = await planOf(await Promise.all([file, ...labels].map((one) => sourceOf(one))));
  const read = await plan.read(0, 'pooled');
  return inMemory({ ...read, name: ownName(read.sha256) });
}

const mostNamed = 20;
const listed = (names: readonly string[]) =>
  `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ' …' : ''}`;

/** Any file or folder that the page takes, read as the page offers first or as is said: it has the page's sha256. */
async function openFiles({ path, reading }: OwnFiles): Promise<Dataset> {
  const plan = await planOf(await sourcesIn(path));
  const { length: damaged } = plan.damaged;
  if (damaged > 0) say(`${damaged} damaged and left out: ${listed(plan.damaged)}`);
  const read = await readAs(plan, reading, say);
  return inMemory({ ...read, name: ownName(read.sha256), title: plan.name });
}

export const openOwn = (own: OwnFiles): Promise<Dataset> =>
  own.kind === 'idx' ? openIdx(own.path) : openFiles(own);

/** A file, or all in a folder, named with that folder as a browser names them. */
async function sourcesIn(path: string): Promise<ByteSource[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [await sourceOf(path)];
  const top = dirname(resolve(path));
  const broken: string[] = [];
  const files: string[] = [];
  await findFiles(resolve(path), new Set(), files, broken);
  if (broken.length > 0) say(`Links that lead to no file are left out: ${listed(broken)}`);
  if (files.length === 0) throw new DataError(path, `${path}: expected files in the folder, got none`);
  return Promise.all(files.map((file) => sourceOf(file, relative(top, file).split(sep).join('/'))));
}

/** Of links the files and folders that they lead to, by the links' own names; a folder in itself is left out. */
async function findFiles(
  folder: string,
  above: ReadonlySet<string>,
  files: string[],
  broken: string[],
): Promise<void> {
  const own = await realpath(folder);
  if (above.has(own)) return;
  for (const one of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, one.name);
    const target = one.isSymbolicLink() ? await stat(path).catch(() => null) : one;
    if (!target) broken.push(one.name);
    else if (target.isFile()) files.push(path);
    else if (target.isDirectory()) await findFiles(path, new Set([...above, own]), files, broken);
  }
}

async function svhnSources(name: string, folder: string | null): Promise<ByteSource[]> {
  const wanted = svhnPairs.map((pair) => pair.join(' and ')).join(', or ');
  const refused = (got: string) =>
    new DataError(name, `Data set ${name}: expected --data FOLDER with ${wanted}, got ${got}`);
  if (folder === null) throw refused('no folder');
  const there = await namesIn(folder);
  const pair = svhnPairs.find((files) => files.every((file) => there.includes(file)));
  if (!pair) throw refused(there.length === 0 ? 'an empty or missing folder' : 'a folder without them');
  return Promise.all(pair.map((file) => sourceOf(join(folder, file))));
}

/** 't10k-images-idx3-ubyte.gz' -> 't10k-labels-idx1-ubyte.gz'; of other names, the one whose beginning is the same. */
async function labelsBeside(file: string): Promise<string[]> {
  const [name, folder] = [basename(file), dirname(file)];
  const beginning = (text: string) => text.split(/[-_.](images|labels|gr[ae]y)/i)[0];
  const found = (await namesIn(folder)).find(
    (other) => other !== name && /labels/i.test(other) && beginning(other) === beginning(name),
  );
  return found === undefined ? [] : [join(folder, found)];
}

const namesIn = (folder: string) => readdir(folder).catch(() => [] as string[]);

async function sourceOf(file: string, name = basename(file)): Promise<ByteSource> {
  try {
    return sourceOfBlob(name, await openAsBlob(file));
  } catch {
    throw new DataError(name, `${name}: expected a readable file, got none; is the path right?`);
  }
}
