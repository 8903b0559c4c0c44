/** What of the page a link shows besides its experiment: the picked digit and dimensions. It determines nothing of a run. Pure. */
import { modelIds, type ModelId } from '../models/registry';
import type { IntegerField } from '../schema/field';
import { printValue } from '../schema/value-text';
import type { Pair } from './link-pairs';
import type { PairReader } from './pair-reader';

export interface View {
  /** Index of the picked validation picture; null where the link leaves it to the page. */
  readonly digit: number | null;
  /** The picked dimension by model, from 0; a model that is missing shows its largest KL. */
  readonly dimension: Readonly<Partial<Record<ModelId, number>>>;
}

export const emptyView: View = { digit: null, dimension: {} };

function place(link: string, label: string, minimum: number, maximum: number): IntegerField {
  const meaning = 'Part of what a link shows; a run does not depend on it.';
  return {
    kind: 'integer',
    link,
    label,
    symbol: '',
    meaning,
    equation: null,
    moves: 'Pictures and Posterior.',
    live: true,
    minimum,
    maximum,
    default: minimum,
  };
}

/** Validation pictures of MNIST (definition 8). */
const digitField = place('digit', 'Picked digit', 0, 4999);
/** From 1, as the page names dimensions; 80 is the largest d. */
const dimensionField = place('z', 'Picked dimension', 1, 80);

export function viewPairs({ digit, dimension }: View): Pair[] {
  const dimensions = modelIds.flatMap((id): Pair[] => {
    const picked = dimension[id];
    return picked === undefined ? [] : [[`${id}.${dimensionField.link}`, printValue(picked + 1)]];
  });
  return digit === null ? dimensions : [[digitField.link, printValue(digit)], ...dimensions];
}

export function readView(reader: PairReader): View {
  const digit = reader.read(digitField.link, digitField);
  const dimension: Partial<Record<ModelId, number>> = {};
  for (const id of modelIds) {
    const picked = reader.read(`${id}.${dimensionField.link}`, dimensionField);
    if (picked !== undefined) dimension[id] = Number(picked) - 1;
  }
  return { digit: digit === undefined ? null : Number(digit), dimension };
}
