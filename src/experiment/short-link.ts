/** A link that names what the page ships by a short id: `try=collapse`, `row=cg-bpef-L1-T0.5`. Pure; it is handed the list, which the page loads only for such a link. */
import { quote } from '../schema/read-value';
import type { Experiment, Move } from './experiment';
import type { PairReader } from './pair-reader';

export const shortKeys = ['try', 'row'] as const;

interface ShippedItem {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
}

/** By key of a link, and by id. */
export type Shipped = Readonly<Record<(typeof shortKeys)[number], ReadonlyMap<string, ShippedItem>>>;

/** Whether the text may be such a link, damaged or not: a wrong guess costs a chunk of the page and no more. */
export const mayBeShort = (text: string): boolean => /(?:try|row)[^\w.-]/i.test(text);

/** What a link names: null where it names what there is not, with a notice; undefined where it is no short link. */
export function readShort(reader: PairReader, shipped: Shipped): ShippedItem | null | undefined {
  const named = shortKeys.flatMap((key) => {
    const id = reader.take(key, (text) => shipped[key].has(text));
    return id === undefined ? [] : [{ key, id }];
  });
  if (named.length === 0) return undefined;
  const [{ key, id }] = named;
  if (named.length > 1)
    reader.notices.push(`link: expected one of ${shortKeys.join(', ')}, got both; took ${key}.`);
  const item = shipped[key].get(id);
  if (item) return item;
  const known = [...shipped[key].keys()].join(', ');
  reader.notices.push(`${key}: expected one of ${known}, got ${quote(id)}; took the default experiment.`);
  return null;
}
