/** What of the page a link shows besides its experiment: the view, its settings, the picked picture and dimensions. It determines nothing of a run. Pure. */
import { modelIds, type ModelId } from '../models/registry';
import type { ChoiceField, IntegerField } from '../schema/field';
import { printValue } from '../schema/value-text';
import { drawingText, readDrawing, type Drawing } from './drawn-digit';
import type { Pair } from './link-pairs';
import type { PairReader } from './pair-reader';

/** The views of the page by name, in the order of its navigation, with their titles; what they show is in app/views.tsx. */
export const viewTitles = {
  train: 'Train',
  architecture: 'Architecture',
  'latent-map': 'Latent map',
  data: 'Data',
  concrete: 'Concrete',
  divergence: 'Divergence',
  geometry: 'Geometry',
  audit: 'Audit',
  table1: 'Table 1',
} as const;
export type ViewName = keyof typeof viewTitles;
export const viewNames = Object.keys(viewTitles) as readonly ViewName[];

export interface View {
  readonly name: ViewName;
  /** Texts of views' own settings by their keys in a link, 'concrete.T': a view reads its own once it is loaded. */
  readonly settings: Readonly<Record<string, string>>;
  /** Index of the picked validation picture; null where the link leaves it to the page. */
  readonly digit: number | null;
  /** The picture drawn by hand that is picked in place of one of the data set; null where none is. */
  readonly drawing: Drawing | null;
  /** The picked dimension by model, from 0; a model that is missing shows its largest KL. */
  readonly dimension: Readonly<Partial<Record<ModelId, number>>>;
}

export const emptyView: View = { name: 'train', settings: {}, digit: null, drawing: null, dimension: {} };

const shown = {
  symbol: '',
  meaning: 'Part of what a link shows; a run does not depend on it.',
  equation: null,
  live: true,
} as const;

/** A link without it shows where runs are trained. */
const nameField: ChoiceField<ViewName> = {
  ...shown,
  kind: 'choice',
  link: 'view',
  label: 'View',
  moves: 'The whole page.',
  options: viewNames,
  default: emptyView.name,
};

function place(link: string, label: string, minimum: number, maximum: number): IntegerField {
  return {
    ...shown,
    kind: 'integer',
    link,
    label,
    moves: 'Pictures and Posterior.',
    minimum,
    maximum,
    default: minimum,
  };
}

/** More than any data set has; the page falls back to the first where the one in hand has fewer. */
const digitField = place('digit', 'Picked picture', 0, 999999);
/** From 1, as the page names dimensions; 80 is the largest d. */
const dimensionField = place('z', 'Picked dimension', 1, 80);

/** The link's key of a drawing. */
const DRAWING = 'drawn';

/** Settings of views that are passed on, and characters of each. */
const MOST_SETTINGS = 100;
const LONGEST_SETTING = 1000;

const isSetting = ([key, value]: Pair): boolean =>
  viewNames.some((name) => key.startsWith(`${name}.`)) && key.length + value.length <= LONGEST_SETTING;

export function viewPairs({ name, settings, digit, drawing, dimension }: View): Pair[] {
  const views: Pair[] = name === nameField.default ? [] : [[nameField.link, name]];
  return [...views, ...Object.entries(settings), ...pickedPairs(digit, drawing, dimension)];
}

function pickedPairs(digit: View['digit'], drawing: View['drawing'], dimension: View['dimension']): Pair[] {
  const dimensions = modelIds.flatMap((id): Pair[] => {
    const picked = dimension[id];
    return picked === undefined ? [] : [[`${id}.${dimensionField.link}`, printValue(picked + 1)]];
  });
  const drawn: Pair[] = drawing === null ? [] : [[DRAWING, drawingText(drawing)]];
  const digits: Pair[] = digit === null ? [] : [[digitField.link, printValue(digit)]];
  return [...digits, ...drawn, ...dimensions];
}

export function readView(reader: PairReader): View {
  const name = reader.read(nameField.link, nameField);
  const settings = reader.rest().filter(isSetting).slice(0, MOST_SETTINGS);
  for (const [key] of settings) reader.take(key);
  const digit = reader.read(digitField.link, digitField);
  const drawn = reader.take(DRAWING);
  const drawing = drawn === undefined ? null : readDrawing(drawn);
  if (drawn !== undefined && drawing === null)
    reader.notices.push(`${DRAWING}: expected an undamaged drawing; left it out.`);
  const dimension: Partial<Record<ModelId, number>> = {};
  for (const id of modelIds) {
    const picked = reader.read(`${id}.${dimensionField.link}`, dimensionField);
    if (picked !== undefined) dimension[id] = Number(picked) - 1;
  }
  return {
    name: viewNames.find((known) => known === name) ?? nameField.default,
    settings: Object.fromEntries(settings),
    digit: digit === undefined ? null : Number(digit),
    drawing,
    dimension,
  };
}
