/** Of several arrays that may be pictures those that are taken: all of one size; asked where there are several sizes, or arrays that are no parts of each other. */
import { grouped } from '../data-amounts';
import { ask, type Answers, type Question } from '../own/question';
import { ownName, roleOf, stemOf } from './array-names';
import type { NumberArray } from './number-array';
import type { PictureView } from './picture-views';

export interface PictureChoice {
  readonly array: NumberArray;
  /** One or two, the likelier first. */
  readonly views: readonly PictureView[];
}

type Group = readonly PictureChoice[];

/** More choices are no help. */
const mostOptions = 24;

function groupedBy(choices: readonly PictureChoice[], key: (choice: PictureChoice) => string): Group[] {
  const groups = new Map<string, PictureChoice[]>();
  for (const choice of choices) groups.set(key(choice), [...(groups.get(key(choice)) ?? []), choice]);
  return [...groups.values()];
}

const countOf = (group: Group): number => group.reduce((sum, { views }) => sum + views[0].layout.count, 0);

function numbersOf(group: Group): number {
  const { width, height } = group[0].views[0].layout;
  return countOf(group) * width * height;
}

/** Parts of one data set: in each part all arrays are called alike. */
const isOneSet = (group: Group): boolean =>
  groupedBy(group, ({ array }) => roleOf(array.name)).every(
    (part) => new Set(part.map(({ array }) => stemOf(array.name))).size === 1,
  );

const fullName = (name: string): string => name;

const namesOf = (group: Group, called: (name: string) => string): string => {
  const names = group.map(({ array }) => called(array.name));
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
};

/** Adds its question, where there is one. */
export function choosePictures(
  file: string,
  choices: readonly PictureChoice[],
  answers: Answers,
  questions: Question[],
): Group {
  const bySize = groupedBy(choices, ({ views: [{ layout }] }) => `${layout.height}x${layout.width}`);
  // The largest is likeliest; of one size all together, then what is likely a set by itself.
  const groups = bySize
    .toSorted((a, b) => numbersOf(b) - numbersOf(a))
    .flatMap((group) => {
      const sets = groupedBy(group, ({ array }) => stemOf(array.name));
      return isOneSet(group) ? [group] : [group, ...sets];
    })
    .slice(0, mostOptions);
  if (groups.length === 1) return groups[0];
  const valueOf = (group: Group, called: (name: string) => string) =>
    group.map(({ array }) => called(array.name)).join('+');
  // Arrays of several files may be called alike.
  const isClear = new Set(groups.map((group) => valueOf(group, ownName))).size === groups.length;
  const called = isClear ? ownName : fullName;
  const options = groups.map((group) => {
    const { width, height } = group[0].views[0].layout;
    return {
      value: valueOf(group, called),
      words: `${namesOf(group, called)}: ${grouped(countOf(group))} pictures of ${height} \u00d7 ${width}`,
    };
  });
  const question = ask(file, { id: 'pictures', label: 'Pictures', options }, answers);
  questions.push(question);
  return groups[options.findIndex(({ value }) => value === question.answer)];
}
