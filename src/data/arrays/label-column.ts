/** Rows of a label and a picture's pixels in one array, as tables are saved: taken apart, asked where it is open which column is the label. */
import { ask, type Answers, type Question } from '../own/question';
import { saysLabels } from './array-names';
import { firstRows, type NumberArray } from './number-array';
import { isPictureRow } from './picture-layout';
import { hasShapes } from './picture-views';

/** Rows that tell which column the labels are in. */
const looked = 1000;
/** More values are no labels. */
const mostKinds = 255;

type Place = 'first' | 'last';

/** A square of pixels, or three, and one number more. */
const isPlusOne = ({ shape, type, name }: NumberArray): boolean =>
  shape.length === 2 &&
  type !== 'text' &&
  !saysLabels(name) &&
  !isPictureRow(shape[1]) &&
  isPictureRow(shape[1] - 1);

/** How many labels a column would have; fewer are likelier, and such as 0 to 9, of which none is left out, likelier than any others. Infinity for none. */
function kindsOf(values: readonly number[]): number {
  const kinds = [...new Set(values)];
  if (
    kinds.length < 2 ||
    kinds.length > mostKinds ||
    !kinds.every((one) => Number.isInteger(one) && one >= 0)
  )
    return Infinity;
  const [low, high] = [Math.min(...kinds), Math.max(...kinds)];
  const hasAll = low <= 1 && high - low + 1 === kinds.length;
  return kinds.length + (hasAll ? 0 : looked);
}

/** The arrays, of which those of labels and pictures are two each. Adds its question, where there is one. */
export async function withoutLabelColumns(
  file: string,
  arrays: readonly NumberArray[],
  answers: Answers,
  questions: Question[],
): Promise<readonly NumberArray[]> {
  const rows = arrays.filter(isPlusOne);
  if (rows.length === 0) return arrays;
  // Beside pictures only what has as many pixels is pictures too.
  const clear = arrays.filter(({ shape }) => shape.length > 2 || isPictureRow(shape[1] ?? 0));
  const pixels = clear.map(({ shape }) => shape.slice(1).reduce((product, size) => product * size, 1));
  const meant = rows.filter(({ shape }) => clear.length === 0 || pixels.includes(shape[1] - 1));
  if (meant.length === 0) return arrays;
  // The largest tells it of all.
  const [judge] = meant.toSorted((a, b) => b.shape[0] - a.shape[0]);
  const place = await placeOf(file, judge, answers, questions);
  return place === null
    ? arrays
    : arrays.flatMap((array) => (meant.includes(array) ? split(array, place) : [array]));
}

async function placeOf(
  file: string,
  array: NumberArray,
  answers: Answers,
  questions: Question[],
): Promise<Place | null> {
  const rows = await firstRows(array, looked);
  const columns = (['first', 'last'] as const).map((value) => {
    const values = rows.map((row) => row.at(value === 'first' ? 0 : -1)!);
    return { value, values, kinds: kindsOf(values) };
  });
  const likely = columns.filter(({ kinds }) => kinds < Infinity);
  const mayBePicture = hasShapes(array.shape[1]);
  if (likely.length === 0 && mayBePicture) return null;
  const options = columns
    .toSorted((a, b) => (a.kinds === b.kinds ? 0 : a.kinds - b.kinds))
    .map(({ value, values }) => ({ value: value as string, words: `the ${value} (${firstOf(values)})` }));
  const none = { value: 'none', words: `none: pictures of ${array.shape[1]} pixels` };
  const question = ask(
    file,
    {
      id: 'label-column',
      label: 'Labels are in the column',
      options: mayBePicture ? [...options, none] : options,
    },
    answers,
  );
  if (likely.length !== 1 || mayBePicture || question.answer !== likely[0].value) questions.push(question);
  return question.answer === 'none' ? null : (question.answer as Place);
}

function firstOf(values: readonly number[]): string {
  const kinds = [...new Set(values)].sort((a, b) => a - b);
  return `${kinds.slice(0, 5).join(', ')}${kinds.length > 5 ? ', ...' : ''}`;
}

function split(array: NumberArray, place: Place): readonly NumberArray[] {
  const { name, type, shape } = array;
  const [count, columns] = shape;
  const pixels = columns - 1;
  const [label, from] = place === 'first' ? [0, 1] : [pixels, 0];
  return [
    {
      ...{ name, type, shape: [count, pixels] },
      each(visit) {
        const picture = new Float64Array(pixels);
        return array.each((row, at) => {
          for (let i = 0; i < pixels; i++) picture[i] = row[from + i];
          return visit(picture, at);
        });
      },
    },
    {
      ...{ name: `${name}, labels`, type, shape: [count] },
      each: (visit) => array.each((row, at) => visit([row[label]], at)),
    },
  ];
}
