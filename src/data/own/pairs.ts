/** IDX, .mat and single pictures: a file for training and at most one for testing, IDX pictures with their labels. */
import type { DecodeOther } from '../pictures/decode-picture';
import type { DecodedPictures, ReadOptions } from '../decoded-pictures';
import { readPictures } from '../idx/idx-file';
import { readMat } from '../mat/mat';
import { roleNamed, type Role } from '../pictures/role-names';
import { refusal } from '../refusal';
import { unknownFile, type Inspection } from './inspect-file';
import type { Part, Parts } from './part';
import { ask, type Answers, type Question } from './question';
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
  const { roles: own, questions, warnings } = rolesOf(pictures, answers);
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
  const [first, ...others] = own.map(([picture, role]) =>
    partOf(picture, labelsFor(picture, pictures, labels), role),
  );
  return { parts: [first, ...others], questions, warnings };
}

const shortName = ({ source }: Inspection): string => source.name.split('/').at(-1)!;

/** By the name of the file, else by that of the innermost folder that names one. */
function namedRole({ source }: Inspection): Role | null {
  const names = source.name.split('/').reverse();
  return names.map(roleNamed).find((role) => role !== null) ?? null;
}

interface Roles {
  /** Those for training first. */
  readonly roles: readonly (readonly [Inspection, Role])[];
  readonly questions: readonly Question[];
  readonly warnings: readonly string[];
}

/** By their names; asked where they say nothing of testing. */
function rolesOf(pictures: readonly Inspection[], answers: Answers): Roles {
  if (pictures.length === 1) return { roles: [[pictures[0], 'training']], questions: [], warnings: [] };
  const named = pictures.map(namedRole);
  // Where nothing else is held out, the pictures for validation are what a run is measured on.
  const held = (['test', 'validation'] as const).find((role) => named.includes(role));
  const isHeld = named.map((role) => held !== undefined && role === held);
  if (held && isHeld.includes(false)) {
    const [training, test] = [pictures[isHeld.indexOf(false)], pictures[isHeld.indexOf(true)]];
    return {
      roles: [
        [training, 'training'],
        [test, 'test'],
      ],
      questions: [],
      warnings: [],
    };
  }
  // The larger trains; of two alike the one that is called so tests.
  const isTest = ({ source }: Inspection) => Number(/test|t10k|val/i.test(source.name));
  const trains = (one: Inspection) => Number(namedRole(one) === 'training');
  const [first, second] = pictures.toSorted(
    (a, b) => trains(b) - trains(a) || b.count - a.count || isTest(a) - isTest(b),
  );
  const areTraining = named.includes('training');
  const apart = { value: 'apart', words: `${shortName(second)} is for testing` };
  const together = { value: 'together', words: 'all together' };
  const options = areTraining ? [together, apart] : [apart, together];
  const parts = ask(first.source.name, { id: 'parts', label: 'Parts', options }, answers);
  const isApart = parts.answer === 'apart';
  return {
    roles: [
      [first, 'training'],
      [second, isApart ? 'test' : 'training'],
    ],
    questions: [parts],
    warnings:
      isApart && !Object.hasOwn(answers, 'parts')
        ? [
            `Names do not say which file is for testing: ${shortName(second)} is taken, which has no more pictures than the other.`,
          ]
        : [],
  };
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

function partOf(found: Inspection, labels: Inspection | null, role: Role): Part {
  const { kind, source, count, width, height } = found;
  const { name } = source;
  const read = async (options: ReadOptions): Promise<DecodedPictures> => {
    if (kind === 'idx-images') return readPictures(source, labels?.source ?? null, options);
    if (kind === 'mat') return readMat(source, options);
    throw refusal(name, '', 'pictures', kind);
  };
  return { name, role, count, width, height, labelled: found.labelled || labels !== null, read };
}
