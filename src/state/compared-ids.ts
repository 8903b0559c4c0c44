/** Which runs are compared, as the address says it: ids of kept runs in the order of their letters. Other views set it too, and then show 'compare'. */
import { withSettings } from '../experiment/view-settings';
import type { NameField } from '../schema/field';
import { experimentSlice } from './experiment-store';
import type { SlicePage } from './slice';
import { viewSlice } from './view-store';

/** The run in hand, in a list of ids. */
export const HAND = 'hand';
const NONE = 'none';

export const comparedField: NameField = {
  symbol: '',
  equation: null,
  moves: 'Compare.',
  live: true,
  kind: 'name',
  link: 'runs',
  label: 'Runs',
  meaning: 'The compared runs: ids of kept runs, and hand for the current run.',
  options: [HAND, NONE],
  form: /^[\w-]+(,[\w-]+)*$/,
  formText: 'ids of kept runs, separated by commas',
  default: HAND,
};

/** Characters of a setting that a link passes on, with its key. */
const LONGEST = 950;

export const idsIn = (text: string): string[] => (text === NONE ? [] : [...new Set(text.split(','))]);

/** As many as stand in a link. */
function fittingIds(ids: readonly string[]): readonly string[] {
  let length = -1;
  const tooLong = ids.findIndex((id) => (length += id.length + 1) > LONGEST);
  return tooLong < 0 ? ids : ids.slice(0, tooLong);
}

/** Writes into the address which runs are compared, and says how many did not fit; `actions.show('compare')` then shows them. */
export function writeCompared({ of }: Pick<SlicePage, 'of'>, ids: readonly string[]): void {
  const fitting = fittingIds(ids);
  of(viewSlice).setState(({ settings }) => ({
    settings: withSettings('compare', { runs: comparedField }, settings, {
      runs: fitting.join(',') || NONE,
    }),
  }));
  if (fitting.length < ids.length)
    of(experimentSlice).notice([
      `Compare: expected ids of runs that fit into the address, got ${ids.length} runs; it has the first ${fitting.length}.`,
    ]);
}
