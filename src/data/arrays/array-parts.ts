/** Arrays of one or more files -> parts of a data set: which hold pictures, which labels belong to them, and which part is for training, validation or testing; with what has to be asked. */
import { grouped } from '../data-amounts';
import type { Part, Parts } from '../own/part';
import { ask, type Answers, type Question } from '../own/question';
import { refusal } from '../refusal';
import { roles } from '../pictures/role-names';
import { roleOf } from './array-names';
import { choosePictures, type PictureChoice } from './choose-pictures';
import { chooseLabels } from './choose-labels';
import { isLabels, labelsFor } from './label-arrays';
import { withoutLabelColumns } from './label-column';
import { classesOfLabels, type LabelClasses } from './label-classes';
import { scalesOf } from './grey-scale';
import { leftOut } from './left-out-labels';
import type { NumberArray } from './number-array';
import { pictureArray } from './picture-array';
import { expectLayout, type PictureLayout } from './picture-layout';
import { viewsOf, type PictureView } from './picture-views';
import { pixelsFirst } from './pixels-first';

/** Throws a DataError where there are no pictures, or an answer is none of the options. */
export async function partsOfArrays(
  file: string,
  given: readonly NumberArray[],
  answers: Answers = {},
): Promise<Parts> {
  const questions: Question[] = [];
  const read = answered(file, given, answers, questions);
  const whole = read.flatMap((array) => (array.lost === undefined ? (pixelsFirst(array) ?? [array]) : []));
  const arrays = await withoutLabelColumns(file, whole, answers, questions);
  const labels = arrays.filter(isLabels);
  const others = arrays.filter((array) => !labels.includes(array));
  if (others.length === 0) throw refusal(file, '', 'an array of pictures', describe(arrays));
  const named = labels.map((array) => ({ array, role: roleOf(array.name) }));
  const labelled = (array: NumberArray) => {
    const role = roleOf(array.name);
    return (count: number) => named.some((one) => one.role === role && labelsFor(one.array, count) !== null);
  };
  const choices = others.map((array) => ({ array, views: viewsOf(array, labelled(array)) }));
  const best = Math.max(...choices.map(({ views }) => views[0]?.rank ?? 0));
  // What it is instead is said of the first.
  if (best === 0) expectLayout(others[0]);
  // Of many arrays those are left out that are likely neither pictures nor labels.
  const candidates = choices.filter(({ views }) => (views[0]?.rank ?? 0) === best);
  const chosen = choosePictures(file, candidates, answers, questions);
  const views = chosen.map((choice) => ({ choice, view: lieOf(file, choice, answers, questions) }));
  const layout = shapeOf(file, views[0].view, answers, questions);
  const found = views.map(({ choice, view }) => ({
    name: choice.array.name,
    view,
    layout: { ...view.layout, ...(view.shapes.length > 0 ? layout : {}) },
  }));
  checkSize(file, found);
  const pictures = found.map(({ name, view }) => ({ name, count: view.layout.count }));
  const { own, known } = await chooseLabels(file, pictures, labels, answers, questions);
  const scales = await scalesOf(
    file,
    found.map(({ view }) => view.array),
    answers,
    questions,
  );
  let allClasses: Promise<LabelClasses> | undefined;
  const classes = () => (allClasses ??= classesOfLabels(own.filter((labels) => labels !== null)));
  const parts = found.map(({ name, view, layout }, at): Part => ({
    ...pictureArray(view.array, layout, own[at], { scale: scales[at], classes }),
    role: roleOf(name),
  }));
  const [first, ...rest] = parts.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  const left = [...labels.filter((array) => !known.has(array)), ...read.filter(({ lost }) => lost)];
  const warnings = [
    ...read.flatMap(({ warnings: own = [] }) => own),
    ...views.flatMap(({ choice, view }, at) => (own[at] ? [] : (columnsAlone(choice, view) ?? []))),
    ...leftOut(left, pictures, known.size === 0),
  ];
  return { parts: [first, ...rest], questions, warnings };
}

/** Of rows that are no pictures the columns are taken, which NumPy's order speaks against. */
function columnsAlone({ array, views }: PictureChoice, { lie, layout }: PictureView): string | null {
  const isOther = lie === 'columns' && views.length === 1 && array.shape.length === 2;
  if (!isOther || array.fromLast || array.lastCounts) return null;
  const { count, height, width } = layout;
  return `The rows of ${array.name} (${array.shape.join(' \u00d7 ')}) are no pictures: its ${count} columns are taken for pictures of ${height} \u00d7 ${width}.`;
}

/** The arrays under the answers to what their files leave open; one answer for all files. */
function answered(
  file: string,
  given: readonly NumberArray[],
  answers: Answers,
  questions: Question[],
): readonly NumberArray[] {
  const asked = given.find(({ open }) => open);
  if (!asked?.open) return given;
  const question = ask(file, asked.open.question, answers);
  questions.push(question);
  return given.flatMap((array) => array.open?.under(question.answer) ?? [array]);
}

/** One answer for all arrays of the choice: they are alike. */
function lieOf(file: string, { views }: PictureChoice, answers: Answers, questions: Question[]): PictureView {
  if (views.length === 1) return views[0];
  const words = {
    rows: views[0].array.shape.length > 2 ? 'along the first axis' : 'rows',
    columns: views[0].array.shape.length > 2 ? 'along the last axis' : 'columns',
  };
  const options = views.map(({ lie, layout: { count, width, height } }) => ({
    value: lie,
    words: `${words[lie]} (${grouped(count)} of ${height} \u00d7 ${width})`,
  }));
  const question = ask(file, { id: 'lie', label: 'Pictures are', options }, answers);
  if (!questions.some(({ id }) => id === 'lie')) questions.push(question);
  return views.find(({ lie }) => lie === question.answer)!;
}

/** Rows and columns of a picture whose numbers stand in a row and are no square. */
function shapeOf(
  file: string,
  { shapes, layout: { width, height } }: PictureView,
  answers: Answers,
  questions: Question[],
): Pick<PictureLayout, 'width' | 'height'> {
  if (shapes.length < 2) return { width, height };
  const options = shapes.map(({ height, width }) => ({
    value: `${height}x${width}`,
    words: `${height} \u00d7 ${width}`,
  }));
  const question = ask(file, { id: 'shape', label: 'Rows and columns of a picture', options }, answers);
  questions.push(question);
  return shapes[options.findIndex(({ value }) => value === question.answer)];
}

function checkSize(file: string, found: readonly { readonly layout: PictureLayout }[]): void {
  const sizes = new Set(found.map(({ layout }) => `${layout.width} x ${layout.height}`));
  if (sizes.size > 1) throw refusal(file, 'size', 'one size in all arrays', [...sizes].join(' and '));
}

const describe = (arrays: readonly NumberArray[]): string =>
  arrays.length === 0 ? 'none' : arrays.map(({ name, shape }) => `${name} (${shape.join(' x ')})`).join(', ');
