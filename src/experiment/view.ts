/** What of the page a link shows besides its experiment: the view, its settings, the picked picture and dimensions. It determines nothing of a run. Pure. */
import { modelIds, type ModelId } from '../models/registry';
import type { IntegerField } from '../schema/field';
import { printValue } from '../schema/value-text';
import { drawingText, readDrawing, type Drawing } from './drawn-digit';
import { some, type Pair } from './link-pairs';
import { mendedWords } from './mended-text';
import type { PairReader } from './pair-reader';

export interface View {
  readonly name: string;
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

/** The link's key of the view; a link without it shows where runs are trained. */
const NAME = 'view';
const LONGEST_NAME = 40;

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

/** A view's name, and with a dot behind it the start of its settings' keys. */
const nameForm = /^[a-z][a-z0-9-]*$/;

/** The names of the page's views, or null where nobody knows them (the command line): then any may be one. */
export type ViewNames = readonly string[] | null;

function isSetting([key, value]: Pair, views: ViewNames): boolean {
  if (key.length + value.length > LONGEST_SETTING) return false;
  const owner = key.slice(0, Math.max(0, key.indexOf('.')));
  return views ? views.includes(owner) : nameForm.test(owner) && !modelIds.some((id) => id === owner);
}

function readName(reader: PairReader, views: ViewNames): string {
  const isName = (text: string) =>
    views ? views.includes(text) : nameForm.test(text) && text.length <= LONGEST_NAME;
  const name = reader.take(NAME, isName);
  if (name === undefined) return emptyView.name;
  if (isName(name)) return name;
  const expected = views ? `one of ${views.join(', ')}` : 'a name of small letters';
  reader.notices.push(`${NAME}: expected ${expected}, got ${some([name])}; took ${emptyView.name}.`);
  return emptyView.name;
}

export function viewPairs({ name, settings, digit, drawing, dimension }: View): Pair[] {
  const views: Pair[] = name === emptyView.name ? [] : [[NAME, name]];
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

export function readView(reader: PairReader, views: ViewNames): View {
  const name = readName(reader, views);
  const settings = reader
    .rest()
    .filter((pair) => isSetting(pair, views))
    .slice(0, MOST_SETTINGS);
  for (const [key] of settings) reader.take(key);
  const digit = reader.read(digitField.link, digitField);
  const drawn = reader.take(DRAWING, (text) => readDrawing(text) !== null);
  const drawing = drawn === undefined ? null : readDrawing(drawn);
  if (drawn !== undefined && drawing === null)
    reader.notices.push(`${DRAWING}: expected an undamaged drawing; left it out.`);
  const dimension: Partial<Record<ModelId, number>> = {};
  for (const id of modelIds) {
    const picked = reader.read(`${id}.${dimensionField.link}`, dimensionField);
    if (picked !== undefined) dimension[id] = Number(picked) - 1;
  }
  return {
    name,
    // No view writes one that ends with punctuation. Blanks within are for the view, which knows whether they are its own.
    settings: Object.fromEntries(settings.map(([key, text]) => [key, mendedWords(text)])),
    digit: digit === undefined ? null : Number(digit),
    drawing,
    dimension,
  };
}
