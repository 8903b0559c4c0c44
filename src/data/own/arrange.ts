/** Files that were looked at -> the parts of one data set, under some answers: each kind of file has a way of its own. */
import { partsOfArrays } from '../arrays/array-parts';
import type { NumberArray } from '../arrays/number-array';
import type { DecodeOther } from '../decode-picture';
import { idxAsArray } from '../idx-file';
import { refusal } from '../refusal';
import type { Inspection } from './inspect-file';
import type { Looked } from './look';
import { oneOfSets } from './one-of-sets';
import { pairsOf } from './pairs';
import type { Parts } from './part';
import { pictureParts } from './picture-parts';
import type { Answers } from './question';

/** Throws a DataError where they do not belong together, naming what is missing. */
export async function arrange(looked: Looked, other: DecodeOther, answers: Answers): Promise<Parts> {
  if (looked.folder) return pictureParts(looked.name, looked.folder, other, answers);
  const { found } = looked;
  if (found.some(({ arrays }) => arrays)) return arrayParts(found);
  return oneOfSets(found, answers, (own) => pairsOf(own, other, answers));
}

/** All arrays of all files; those of IDX files among them. */
async function arrayParts(found: readonly Inspection[]): Promise<Parts> {
  const arrays: NumberArray[] = [];
  for (const { arrays: own, kind, source } of found) {
    if (own) arrays.push(...own);
    else if (kind === 'idx-images' || kind === 'idx-labels') arrays.push(await idxAsArray(source));
    else throw refusal(source.name, '', 'an array, as the other files have', `one of ${kind}`);
  }
  const [first, ...others] = partsOfArrays(found[0].source.name, arrays);
  return { parts: [first, ...others], questions: [] };
}
