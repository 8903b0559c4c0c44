/** Files that were looked at -> the parts of one data set, under some answers: each kind of file has a way of its own. */
import { partsOfArrays } from '../arrays/array-parts';
import type { NumberArray } from '../arrays/number-array';
import type { DecodeOther } from '../decode-picture';
import { idxAsArray } from '../idx-file';
import { readPictureFiles, type PictureFiles } from '../picture-files';
import { refusal } from '../refusal';
import type { Inspection } from './inspect-file';
import type { Looked } from './look';
import { pairsOf } from './pairs';
import type { Parts } from './part';
import type { Answers } from './question';

/** Throws a DataError where they do not belong together, naming what is missing. */
export async function arrange(looked: Looked, other: DecodeOther, answers: Answers): Promise<Parts> {
  if (looked.folder) return folderParts(looked.name, looked.folder, other);
  const { found } = looked;
  return found.some(({ arrays }) => arrays) ? arrayParts(found, answers) : pairsOf(found, other, answers);
}

/** All arrays of all files; those of IDX files among them. */
async function arrayParts(found: readonly Inspection[], answers: Answers): Promise<Parts> {
  const arrays: NumberArray[] = [];
  for (const { arrays: own, kind, source } of found) {
    if (own) arrays.push(...own);
    else if (kind === 'idx-images' || kind === 'idx-labels') arrays.push(await idxAsArray(source));
    else throw refusal(source.name, '', 'an array, as the other files have', `one of ${kind}`);
  }
  return partsOfArrays(found[0].source.name, arrays, answers);
}

function folderParts(name: string, files: PictureFiles, other: DecodeOther): Parts {
  const { count, width, height, classes, damaged } = files;
  const part = {
    ...{ name, count, width, height, damaged },
    role: 'training' as const,
    labelled: classes !== null,
    read: (options: Parameters<typeof readPictureFiles>[3]) => readPictureFiles(name, files, other, options),
  };
  return { parts: [part], questions: [] };
}
