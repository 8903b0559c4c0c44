/** Parquet files -> the parts of one data set: which column has the pictures and which the labels is asked where there are several. */
import { decodePicture, type DecodeOther } from '../pictures/decode-picture';
import { collect } from '../decoded-pictures';
import { ask, type Answers, type Question } from '../own/question';
import type { Part, Parts } from '../own/part';
import { smaller } from '../pictures/fit-picture';
import type { Ground } from '../pictures/ground';
import { lookedSize } from '../pictures/look';
import { refusal } from '../refusal';
import { eachPicture } from './each-picture';
import { isTooMany, labellingsOf, type Labelling } from './labelling';
import { shardsOf, type Shards } from './shards';
import { isUsualLabel, mostClasses, type SurveyedParquet } from './survey';

type Files = Shards<SurveyedParquet>;

/** The value that takes no column for labels. */
const none = 'none';

/** Throws a DataError where the files do not belong together, naming what is missing. */
export async function parquetParts(
  files: readonly SurveyedParquet[],
  other: DecodeOther,
  answers: Answers,
): Promise<Parts> {
  const groups = shardsOf(files, ({ source }) => source.name);
  for (const { files: own } of groups) checkColumns(own);
  const [{ files: training, name: file }] = groups;
  const names = training[0].pictures.map(({ name }) => name);
  const shared = names.filter((name) => files.every((one) => pictureColumn(one, name)));
  if (shared.length === 0) {
    const lacking = files.find((one) => !pictureColumn(one, names[0])) ?? files[0];
    const got = lacking.pictures.map(({ name }) => name).join(', ');
    throw refusal(lacking.source.name, '', `a column ${names[0]} of pictures, as the others have`, got);
  }
  const questions: Question[] = [];
  const answerTo = (id: string, label: string, options: Question['options']): string => {
    if (options.length < 2) return options[0].value;
    const question = ask(file, { id, label, options }, answers);
    questions.push(question);
    return question.answer;
  };
  const column = answerTo(
    'column',
    'Column of pictures',
    shared.map((value) => ({ value, words: value })),
  );
  const labellings = labellingsOf(groups);
  const label = answerTo('labels', 'Column of labels', labelOptions(training[0], labellings));
  const labelling = labellings.find(({ name }) => name === label) ?? null;
  const grounds = files.flatMap((one) => pictureColumn(one, column)?.ground ?? []);
  const ground = grounds.at(0) ?? null;
  const [first, ...others] = groups.map((group) => partOf(group, { column, labelling, ground }, other));
  const warnings = [...tooMany(files, groups)].map(
    (path) => `${path} has more different labels than the ${mostClasses} that can be told, and is left out.`,
  );
  return { parts: [first, ...others], questions, ground, warnings };
}

/** Columns that are called as labels are, and have too many different ones in a file or in all of them. */
function tooMany(files: readonly SurveyedParquet[], groups: readonly Files[]): ReadonlySet<string> {
  const together = files.flatMap((file) =>
    file.labels.map(({ name }) => name).filter((name) => isUsualLabel(file, name) && isTooMany(name, groups)),
  );
  return new Set([...files.flatMap((file) => file.tooMany), ...together]);
}

/** A column that is called as labels are stands alone without a question; any other may be anything. */
function labelOptions(file: SurveyedParquet, labellings: readonly Labelling[]): Question['options'] {
  const options = labellings.map(({ name, words }) => ({ value: name, words: `${name} (${words})` }));
  const no = { value: none, words: 'no labels' };
  const usual = labellings.filter(({ name }) => isUsualLabel(file, name)).length;
  if (usual === 1 && labellings.length === 1) return options;
  return usual > 0 ? [...options, no] : [no, ...options];
}

const pictureColumn = ({ pictures }: SurveyedParquet, name: string) =>
  pictures.find((one) => one.name === name);

function checkColumns([first, ...others]: Files['files']): void {
  const wanted = first.paths.join(', ');
  for (const { source, paths } of others)
    if (paths.join(', ') !== wanted)
      throw refusal(source.name, 'columns', `those of ${first.source.name} (${wanted})`, paths.join(', '));
}

interface Reading {
  readonly column: string;
  readonly labelling: Labelling | null;
  readonly ground: Ground | null;
}

function partOf({ role, name, files }: Files, reading: Reading, other: DecodeOther): Part {
  const { column, labelling, ground } = reading;
  const shards = files.map((file) => ({ file, pictures: pictureColumn(file, column)! }));
  const count = shards.reduce((sum, { pictures }) => sum + pictures.count, 0);
  const { first } = shards[0].pictures;
  const damaged = shards.flatMap(({ file, pictures }) =>
    Array.from(pictures.damaged, (row) => `${file.source.name}, picture ${row}`),
  );
  const own = labelling?.roles.has(role) ? labelling : null;
  return {
    ...{ name, role, count, damaged, ...smaller(first) },
    whole: first,
    labelled: own !== null,
    async read(options) {
      const size = options.size ?? smaller(lookedSize(name, first, options));
      // Opaque ones lie on nothing.
      const on = ground === null ? undefined : (options.ground ?? ground);
      const collector = collect(name, count, first, { ...options, ground: on, size });
      let left = collector.count;
      for (const { file, pictures } of shards) {
        if (left === 0) break;
        for await (const { at, bytes, label } of eachPicture(file, pictures, own)) {
          await collector.put(await decodePicture(at, bytes, other), label);
          if (--left === 0) break;
        }
      }
      return collector.finish(own?.classes ?? undefined);
    },
  };
}
