/** IDX, .mat and single pictures: a file for training and at most one for testing, IDX pictures with their labels. */
import type { DecodeOther } from '../pictures/decode-picture';
import type { DecodedPictures, ReadOptions } from '../decoded-pictures';
import { readPictures } from '../idx/idx-file';
import { readMat } from '../mat/mat';
import { refusal } from '../refusal';
import { unknownFile, type Inspection } from './inspect-file';
import type { Part, Parts } from './part';
import type { Answers } from './question';
import { spriteParts } from './sprite-parts';

/** Throws a DataError where the files are not one data set, or labels belong to no pictures. */
export async function pairsOf(
  found: readonly Inspection[],
  other: DecodeOther,
  answers: Answers,
): Promise<Parts> {
  const labels = found.filter(({ kind }) => kind === 'idx-labels');
  const pictures = found.filter(({ kind }) => kind !== 'idx-labels');
  if (pictures.length === 0)
    throw refusal(labels[0].source.name, '', 'a file of pictures beside the labels', 'none');
  const [bytes, ...rest] = found.filter(({ kind }) => kind === 'label-bytes');
  if (bytes && (rest.length > 0 || pictures.length !== 2 || !pictures.some(({ kind }) => kind === 'picture')))
    throw unknownFile(bytes.source.name, 'something else');
  const sprite = pictures.find(({ kind }) => kind === 'picture');
  if (sprite && pictures.length === (bytes ? 2 : 1) && labels.length === 0)
    return spriteParts(sprite.source, bytes?.source ?? null, other, answers);
  const kinds = new Set(pictures.map(({ kind }) => kind));
  const isPair = ['idx-images', 'mat'].includes(pictures[0].kind);
  if (kinds.size > 1 || pictures.length > (isPair ? 2 : 1)) {
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
  const unused = labels.find(
    (file) => !pictures.some((picture) => labelsFor(picture, pictures, labels) === file),
  );
  if (unused)
    throw refusal(
      unused.source.name,
      '',
      `as many labels as there are pictures (${pictures.map((p) => p.count).join(', ')})`,
      unused.count,
    );
  const [first, ...others] = pictures.map((picture, at) =>
    partOf(picture, labelsFor(picture, pictures, labels), at === 0 ? 'training' : 'test'),
  );
  return { parts: [first, ...others], questions: [] };
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

function partOf(found: Inspection, labels: Inspection | null, role: Part['role']): Part {
  const { kind, source, count, width, height } = found;
  const { name } = source;
  const read = async (options: ReadOptions): Promise<DecodedPictures> => {
    if (kind === 'idx-images') return readPictures(source, labels?.source ?? null, options);
    if (kind === 'mat') return readMat(source, options);
    throw refusal(name, '', 'pictures', kind);
  };
  return { name, role, count, width, height, labelled: found.labelled || labels !== null, read };
}
