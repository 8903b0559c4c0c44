/** Files that were looked at -> the parts of one data set, under some answers: each kind of file has a way of its own. */
import { partsOfArrays } from '../arrays/array-parts';
import type { NumberArray } from '../arrays/number-array';
import type { DecodeOther } from '../pictures/decode-picture';
import { idxAsArray } from '../idx/idx-file';
import { parquetParts } from '../parquet/parquet-parts';
import { inPathOrder, type PictureFiles } from '../pictures/picture-files';
import { refusal } from '../refusal';
import { nameQuestion, renamed } from '../archives/zip-names';
import type { Inspection } from './inspect-file';
import type { Looked } from './look';
import { oneOfSets } from './one-of-sets';
import { pairsOf } from './pairs';
import type { Parts } from './part';
import { pictureParts } from './picture-parts';
import type { Answers } from './question';

/** Throws a DataError where they do not belong together, naming what is missing. */
export async function arrange(looked: Looked, other: DecodeOther, answers: Answers): Promise<Parts> {
  if (looked.folder) return folderParts(looked.name, looked.folder, other, answers);
  const { found } = looked;
  const parquet = found.flatMap(({ parquet: own }) => own ?? []);
  if (parquet.length === found.length) return parquetParts(parquet, other, answers);
  if (found.some(({ arrays }) => arrays)) return arrayParts(found, answers);
  return oneOfSets(found, answers, (own) => pairsOf(own, other, answers));
}

/** In the encoding of its names that is asked for, on which its classes and its order rest. */
function folderParts(name: string, files: PictureFiles, other: DecodeOther, answers: Answers): Parts {
  const question = nameQuestion(name, files.pictures, answers);
  if (!question) return pictureParts(name, files, other, answers);
  const pictures = inPathOrder(renamed(files.pictures, question.answer));
  const parts = pictureParts(name, { ...files, pictures }, other, answers);
  return { ...parts, questions: [question, ...parts.questions] };
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
