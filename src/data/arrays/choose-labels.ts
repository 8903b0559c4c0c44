/** Which array has the labels of each array of pictures, and which of its columns: by names and numbers, asked where several fit. */
import { ask, type Answers, type Question } from '../own/question';
import { isBeside, ownName, roleOf, saysLabels, stemOf } from './array-names';
import { labelsFor, seenLabels, type SeenLabels } from './label-arrays';
import type { NumberArray } from './number-array';
import type { Labels } from './picture-array';

interface Pictures {
  readonly name: string;
  readonly count: number;
}

const none = 'none';
const noLabels = { value: none, words: 'no labels' };

interface Candidate {
  readonly array: NumberArray;
  readonly seen: SeenLabels;
}

const isUsable = ({ seen }: Candidate) => seen.columns.length > 0;

/** Of one number for each picture, or a row with a single 1: what needs no choice of a column. */
const isPlain = ({ array, seen }: Candidate) =>
  seen.isOneHot || array.shape.slice(1).every((size) => size === 1);

/** For each of the pictures its labels, or null. Adds its questions, where there are any. */
export async function chooseLabels(
  file: string,
  pictures: readonly Pictures[],
  labels: readonly NumberArray[],
  answers: Answers,
  questions: Question[],
): Promise<readonly (Labels | null)[]> {
  const fitting = pictures.map((one) =>
    labels.filter((array) => labelsFor(array, one.count) && roleOf(array.name) === roleOf(one.name)),
  );
  const candidates: Candidate[][] = [];
  for (const [at, { name, count }] of pictures.entries()) {
    const rivals = fitting.filter((others) => others.some((array) => fitting[at].includes(array)));
    const own = rivals.length > 1 ? fitting[at].filter((array) => isBeside(name, array.name)) : fitting[at];
    const seen: Candidate[] = [];
    for (const given of own) {
      const array = labelsFor(given, count)!;
      const candidate = { array, seen: await seenLabels(array) };
      // What is called so is refused where it is read, under its name.
      if (isUsable(candidate) || (own.length === 1 && saysLabels(array.name) && isPlain(candidate)))
        seen.push(candidate);
    }
    candidates.push(seen.toSorted((a, b) => rankOf(b) - rankOf(a)));
  }
  const stem = askWhich(file, candidates, answers, questions);
  const chosen = candidates.map((seen) => {
    if (stem === null) return null;
    // Parts may call their labels differently.
    const only = seen.length === 1 ? seen[0] : null;
    return seen.find(({ array }) => stemOf(array.name) === stem) ?? only;
  });
  const column = askColumn(file, chosen, answers, questions);
  return chosen.map((candidate) => {
    if (!candidate) return null;
    const { array, seen } = candidate;
    if (isPlain(candidate)) return { array, column: seen.isOneHot ? 'one-hot' : 0 };
    return column === null ? null : { array, column };
  });
}

const rankOf = ({ array, seen }: Candidate): number =>
  Number(saysLabels(array.name)) + Number(seen.isOneHot) / 2;

/** The stem of the names that are taken; null for no labels. */
function askWhich(
  file: string,
  candidates: readonly (readonly Candidate[])[],
  answers: Answers,
  questions: Question[],
): string | null {
  const stems = [...new Set(candidates.flat().map(({ array }) => stemOf(array.name)))];
  if (stems.length === 0) return null;
  const isSure = candidates.every((seen) => seen.length <= 1 && seen.every(isUsable));
  const options = stems.map((stem) => ({ value: stem, words: namesOf(candidates.flat(), stem) }));
  const question = ask(file, { id: 'labels', label: 'Labels', options: [...options, noLabels] }, answers);
  if (!isSure || question.answer === none) questions.push(question);
  return question.answer === none ? null : question.answer;
}

const namesOf = (candidates: readonly Candidate[], stem: string): string =>
  [
    ...new Set(candidates.map(({ array }) => ownName(array.name)).filter((name) => stemOf(name) === stem)),
  ].join(', ');

/** The column that is the class, where there are several; null for none. */
function askColumn(
  file: string,
  chosen: readonly (Candidate | null)[],
  answers: Answers,
  questions: Question[],
): number | null {
  const first = chosen.find((candidate) => candidate && !isPlain(candidate));
  if (!first || !isUsable(first)) return null;
  const { columns } = first.seen;
  const options = columns.map(({ column, values }) => ({
    value: String(column + 1),
    words: `column ${column + 1} (${values.slice(0, 5).join(', ')}${values.length > 5 ? ', ...' : ''})`,
  }));
  // A first column of one value says nothing, as in dSprites.
  const isFirst = columns[0].column === 0 && columns[0].values.length > 1;
  const question = ask(
    file,
    {
      id: 'labels-column',
      label: 'Column of the labels',
      options: isFirst ? [...options, noLabels] : [noLabels, ...options],
    },
    answers,
  );
  questions.push(question);
  return question.answer === none ? null : Number(question.answer) - 1;
}
