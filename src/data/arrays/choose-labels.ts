/** Which array has the labels of each array of pictures, and which of its columns: by names and numbers, asked where several fit. */
import { ask, type Answers, type Question } from '../own/question';
import { bareName, goesOn, numberedStem, ownName, roleOf, saysLabels, stemOf } from './array-names';
import { labelsFor, seenLabels, type SeenLabels } from './label-arrays';
import type { NumberArray } from './number-array';
import type { Labels } from './label-classes';

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

interface ChosenLabels {
  /** For each of the pictures; null where they have none. */
  readonly own: readonly (Labels | null)[];
  /** All that are taken, or that could be. */
  readonly known: ReadonlySet<NumberArray>;
}

/** For each of the pictures the labels that could be its own, by names and numbers. */
function fittingLabels(
  pictures: readonly Pictures[],
  labels: readonly NumberArray[],
): readonly (readonly NumberArray[])[] {
  const named = labels.map((array) => ({ array, role: roleOf(array.name), bare: bareName(array.name) }));
  // Once for all pictures of one part and number: there may be thousands of arrays.
  const alike = new Map<string, { readonly found: typeof named; pictures: number }>();
  const groups = pictures.map(({ name, count }) => {
    const role = roleOf(name);
    const key = `${role} ${count}`;
    const group = alike.get(key) ?? {
      found: named.filter((one) => one.role === role && labelsFor(one.array, count)),
      pictures: 0,
    };
    alike.set(key, group);
    group.pictures++;
    return group;
  });
  const rivals = new Map<NumberArray, number>();
  for (const { found, pictures: own } of alike.values())
    for (const { array } of found) rivals.set(array, (rivals.get(array) ?? 0) + own);
  return groups.map(({ found }, at) => {
    if (!found.some(({ array }) => rivals.get(array)! > 1)) return found.map(({ array }) => array);
    const { name } = pictures[at];
    const bare = bareName(name);
    const exact = found.filter((one) => one.bare === bare);
    const beside = exact.length > 0 ? exact : found.filter(({ array }) => goesOn(array.name, name));
    return beside.map(({ array }) => array);
  });
}

/** Adds its questions, where there are any. */
export async function chooseLabels(
  file: string,
  pictures: readonly Pictures[],
  labels: readonly NumberArray[],
  answers: Answers,
  questions: Question[],
): Promise<ChosenLabels> {
  const fitting = fittingLabels(pictures, labels);
  const known = new Set<NumberArray>();
  const candidates: Candidate[][] = [];
  for (const [at, { count }] of pictures.entries()) {
    const own = fitting[at];
    const seen: Candidate[] = [];
    for (const given of own) {
      const array = labelsFor(given, count)!;
      const candidate = { array, seen: await seenLabels(array) };
      // What is called so is refused where it is read, under its name.
      if (isUsable(candidate) || (own.length === 1 && saysLabels(array.name) && isPlain(candidate))) {
        seen.push(candidate);
        known.add(given);
      }
    }
    candidates.push(seen.toSorted((a, b) => rankOf(b) - rankOf(a)));
  }
  const keyOf = keyFor(candidates);
  const key = askWhich(file, candidates, keyOf, answers, questions);
  const chosen = candidates.map((seen) => {
    if (key === null) return null;
    // Parts may call their labels differently.
    const only = seen.length === 1 ? seen[0] : null;
    return seen.find(({ array }) => keyOf(array.name) === key) ?? only;
  });
  const column = askColumn(file, chosen, answers, questions);
  const own = chosen.map((candidate): Labels | null => {
    if (!candidate) return null;
    const { array, seen } = candidate;
    if (isPlain(candidate)) return { array, column: seen.isOneHot ? 'one-hot' : 0 };
    return column === null ? null : { array, column };
  });
  return { own, known };
}

type Key = (name: string) => string;

const fullName: Key = (name) => name;

/** What labels of several parts are known by: no more of their names than tells those of one part apart. */
const keyFor = (candidates: readonly (readonly Candidate[])[]): Key =>
  [stemOf, numberedStem].find((key) =>
    candidates.every((seen) => new Set(seen.map(({ array }) => key(array.name))).size === seen.length),
  ) ?? fullName;

const rankOf = ({ array, seen }: Candidate): number =>
  Number(saysLabels(array.name)) + Number(seen.isOneHot) / 2;

/** The key of the names that are taken; null for no labels. */
function askWhich(
  file: string,
  candidates: readonly (readonly Candidate[])[],
  keyOf: Key,
  answers: Answers,
  questions: Question[],
): string | null {
  const all = candidates.flat();
  const named = new Map<string, Set<string>>();
  for (const { array } of all) {
    const key = keyOf(array.name);
    const name = keyOf === fullName ? array.name : ownName(array.name);
    named.set(key, (named.get(key) ?? new Set()).add(name));
  }
  if (named.size === 0) return null;
  const isSure = candidates.every((seen) => seen.length <= 1 && seen.every(isUsable));
  const options = [...named].map(([value, names]) => ({ value, words: [...names].join(', ') }));
  const question = ask(file, { id: 'labels', label: 'Labels', options: [...options, noLabels] }, answers);
  if (!isSure || question.answer === none) questions.push(question);
  return question.answer === none ? null : question.answer;
}

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
