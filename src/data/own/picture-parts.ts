/** A folder or an archive of pictures that was looked at -> its parts: the split that its folders keep, and classes from the level that is asked for. */
import { allAlikeText } from '../pictures/picture-warnings';
import { grouped } from '../data-amounts';
import type { DecodeOther } from '../pictures/decode-picture';
import {
  areDigits,
  byRole,
  folderLevels,
  mostClasses,
  outsideParts,
  type Level,
} from '../pictures/folder-levels';
import { smaller } from '../pictures/fit-picture';
import { readPictureFiles, type PictureFiles } from '../pictures/picture-files';
import type { Part, Parts } from './part';
import { ask, type Answers, type Question } from './question';

/** In place of a level: the folders are no classes. */
const none = 'none';

export function pictureParts(name: string, files: PictureFiles, other: DecodeOther, answers: Answers): Parts {
  const { damaged, first, ground } = files;
  const { pictures, ...outside } = inParts(name, files, answers);
  const folders = folderLevels(pictures.map(({ path }) => path));
  const options = [
    ...folders.levels.map((level) => ({ value: String(level.up), words: wordsFor(level) })),
    { value: none, words: 'none' },
  ];
  const question = ask(name, { id: 'classes', label: 'Classes', options }, answers);
  const level = folders.levels.find(({ up }) => String(up) === question.answer) ?? null;
  const labelOf = level ? labelsBy(level, (path) => folders.nameOf(path, level)) : () => null;
  const classes = level && !areDigits(level.names) ? level.names : null;
  const [one, ...more] = byRole(pictures, ({ path }) => folders.roleOf(path)).map(
    ([role, own], at): Part => ({
      name,
      role,
      count: own.length,
      ...smaller(first),
      whole: first,
      labelled: own.some(({ path }) => labelOf(path) !== null),
      damaged: at === 0 ? damaged : [],
      read: (how) => readPictureFiles(name, files, { pictures: own, labelOf, classes }, other, how),
    }),
  );
  return {
    parts: [one, ...more],
    questions: [...outside.questions, ...(options.length > 1 ? [question] : [])],
    ground,
    warnings: [...outside.warnings, ...repeatedText(files), ...tooManyText(folders.tooMany)],
  };
}

interface InParts {
  readonly pictures: PictureFiles['pictures'];
  readonly questions: readonly Question[];
  readonly warnings: readonly string[];
}

/** Where folders are parts, without the pictures that lie in none of them: asked. */
function inParts(name: string, { pictures }: PictureFiles, answers: Answers): InParts {
  const outside = outsideParts(pictures.map(({ path }) => path));
  if (!outside) return { pictures, questions: [], warnings: [] };
  const { paths, areFew } = outside;
  const apart = { value: 'apart', words: `kept apart, without ${namesOf(paths)} (${numberOf(paths.size)})` };
  const together = { value: 'together', words: 'all together' };
  const options = areFew ? [apart, together] : [together, apart];
  const question = ask(name, { id: 'parts', label: 'Parts', options }, answers);
  const questions = [question];
  if (question.answer === 'together') return { pictures, questions, warnings: [] };
  const left = `${namesOf(paths)}: left out, in no folder for training or testing (${numberOf(paths.size)}).`;
  return { pictures: pictures.filter(({ path }) => !paths.has(path)), questions, warnings: [left] };
}

const numberOf = (count: number): string => `${grouped(count)} picture${count === 1 ? '' : 's'}`;

function namesOf(paths: ReadonlySet<string>): string {
  const first = [...paths].slice(0, shown).join(', ');
  return paths.size > shown ? `${first} …` : first;
}

/** Folders called by numbers give those as labels, others the place of their name among the classes. */
function labelsBy({ names }: Level, nameOf: (path: string) => string): (path: string) => number | null {
  const digits = areDigits(names);
  const places = new Map(names.map((name, at) => [name, digits ? Number(name) : at]));
  return (path) => places.get(nameOf(path)) ?? null;
}

const shown = 4;

/** 'the folder a picture lies in: cats, dogs' */
function wordsFor({ up, names }: Level): string {
  const where =
    up === 0 ? 'the folder a picture lies in' : `the folder ${up === 1 ? 'above' : `${up} above`} it`;
  const more = names.length > shown ? ` … (${names.length})` : '';
  return `${where}: ${names.slice(0, shown).join(', ')}${more}`;
}

function repeatedText({ pictures, repeated }: PictureFiles): string[] {
  const count = pictures.length;
  if (repeated === 0 || 2 * repeated <= count) return [];
  return repeated === count - 1
    ? [allAlikeText(count)]
    : [`More than half of the pictures are copies of others: ${grouped(repeated)} of ${grouped(count)}.`];
}

const tooManyText = (tooMany: number | null): string[] =>
  tooMany === null
    ? []
    : [`${grouped(tooMany)} folders are more than the ${mostClasses} classes that labels can tell.`];
