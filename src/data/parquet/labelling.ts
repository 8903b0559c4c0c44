/** Columns of parquet files that can be labels -> for each its classes, and the label of a value. Pure. */
import { noLabel } from '../dataset';
import type { Role } from '../pictures/role-names';
import type { Column } from './footer';
import type { Value } from './page-values';
import type { Shards } from './shards';
import { labelOf, mostClasses, type LabelColumn, type SurveyedParquet } from './survey';

export interface Labelling {
  readonly name: string;
  /** Its first values, for who has to choose. */
  readonly words: string;
  /** null where labels are numbers as they stand. */
  readonly classes: readonly string[] | null;
  /** Parts of the data set in which every picture has a label. */
  readonly roles: ReadonlySet<Role>;
  columnOf(file: SurveyedParquet): Column | null;
  /** null for none. */
  label(value: Value | null): number | null;
}

type Groups = readonly Shards<SurveyedParquet>[];

/** Those that label a whole part; the usual first. */
export function labellingsOf(groups: Groups): readonly Labelling[] {
  const files = groups.flatMap(({ files: own }) => own);
  const names = new Set(files.flatMap(({ labels }) => labels.map(({ name }) => name)));
  return [...names].flatMap((name) => labellingOf(name, groups) ?? []);
}

const columnIn = ({ labels }: SurveyedParquet, name: string): LabelColumn | undefined =>
  labels.find((one) => one.name === name);

/** Parts in which every picture has a label of this column, and the different ones. */
function wholeOf(name: string, groups: Groups) {
  const isWhole = (file: SurveyedParquet) => columnIn(file, name)?.hasGaps === false;
  const roles = new Set(groups.filter(({ files }) => files.every(isWhole)).map(({ role }) => role));
  const own = groups.filter(({ role }) => roles.has(role)).flatMap(({ files }) => files);
  const values = [...new Set(own.flatMap((file) => [...columnIn(file, name)!.values]))];
  return { roles, own, values };
}

/** Whether the files together have more different ones than labels can tell. */
export const isTooMany = (name: string, groups: Groups): boolean =>
  wholeOf(name, groups).values.length > mostClasses;

function labellingOf(name: string, groups: Groups): Labelling | null {
  const { roles, own, values } = wholeOf(name, groups);
  if (roles.size === 0 || values.length > mostClasses) return null;
  const named = own.map(({ classNames }) => classNames.get(name)).find((names) => names !== undefined);
  const { classes, places } = classesOf(values, named ?? null);
  return {
    name,
    words: firstOf(classes ?? values.map(String).toSorted(byNumber)),
    classes,
    roles,
    columnOf: (file) => columnIn(file, name)?.column ?? null,
    label(value) {
      const label = labelOf(value);
      return label === null || label === undefined ? null : (places.get(label) ?? null);
    },
  };
}

const isByte = (value: number) => value >= 0 && value < noLabel;
const byNumber = (a: string, b: string) => Number(a) - Number(b) || (a < b ? -1 : 1);

function firstOf(values: readonly string[]): string {
  const shown = values.slice(0, 3).join(', ');
  return values.length > 3 ? `${shown}, ... ${values.length} in all` : shown;
}

/** Numbers from 0 to 254 stand for themselves, or for the file's own names; other numbers, and words, are classes in their order. */
function classesOf(
  values: readonly (number | string)[],
  names: readonly string[] | null,
): { classes: readonly string[] | null; places: ReadonlyMap<number | string, number> } {
  const numbers = values.map((value) =>
    typeof value === 'number' || /^\d{1,3}$/.test(value) ? Number(value) : NaN,
  );
  if (numbers.every(isByte)) {
    const fits =
      names !== null && names.length <= mostClasses && numbers.every((value) => value < names.length);
    // The names of digits are digits.
    const classes = fits && names.some((name, k) => name !== String(k)) ? names : null;
    return { classes, places: new Map(values.map((value, k) => [value, numbers[k]])) };
  }
  const inOrder = values.toSorted((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
  return { classes: inOrder.map(String), places: new Map(inOrder.map((value, k) => [value, k])) };
}
