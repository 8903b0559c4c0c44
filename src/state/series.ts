/** A series of the curves: one model of one run, which is the run in hand, the one that it branched from, or that of a link. */
import { modelIds, type ModelId } from '../models/registry';
import type { Places } from '../ui/palette';

export interface Series {
  readonly run: string;
  readonly model: ModelId;
}

/** Something that belongs to a series, in a list of such. */
export interface OfSeries {
  readonly series: Series;
}

/** The run that trains on this page. */
const RUN_IN_HAND = 'hand';

export const inHand = (model: ModelId): Series => ({ run: RUN_IN_HAND, model });

/** The run that it branched from. */
const PARENT = 'parent';

export const branchedFrom = (model: ModelId): Series => ({ run: PARENT, model });

/** The run of an opened link, by its result. */
const LINK = 'link';

export const fromLink = (model: ModelId): Series => ({ run: LINK, model });

export const isSame = (a: Series, b: Series): boolean => a.run === b.run && a.model === b.model;

/** A text that no other series has. */
export const seriesKey = ({ run, model }: Series): string => `${run} ${model}`;

export const ofSeries = <Item extends OfSeries>(items: readonly Item[], series: Series): Item | undefined =>
  items.find((item) => isSame(item.series, series));

const placeOf = ({ model }: Series): number => modelIds.indexOf(model);

/** With an item in the place of the one of its series: the models of a run in the order of the registry. */
export function withItem<Item extends OfSeries>(items: readonly Item[], item: Item): Item[] {
  const others = items.filter(({ series }) => !isSame(series, item.series));
  return [...others, item].sort((a, b) => placeOf(a.series) - placeOf(b.series));
}

/** What its lines look like: a model has a colour and a dash of its own, whichever its run. */
export const placesOf = (series: Series): Places => ({ colour: placeOf(series), dash: placeOf(series) });
