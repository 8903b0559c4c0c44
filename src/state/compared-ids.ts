/** Which runs are compared, as the address says it: ids of kept runs in the order of their letters. Other views set it too, and then show 'compare'. */
import { withSettings } from '../experiment/view-settings';
import type { NameField } from '../schema/field';
import type { ViewStore } from './view-store';

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
  meaning: 'Which runs are compared: ids of kept runs, and hand for the run in hand.',
  options: [HAND, NONE],
  form: /^[\w-]+(,[\w-]+)*$/,
  formText: 'ids of kept runs, separated by commas',
  default: HAND,
};

/** Characters of a setting that a link passes on, with its key. */
const LONGEST = 950;

export const idsIn = (text: string): string[] => (text === NONE ? [] : [...new Set(text.split(','))]);

/** What would not stand in a link is left out at the end. */
function idsText(ids: readonly string[]): string {
  let text = '';
  for (const id of ids) {
    const longer = text === '' ? id : `${text},${id}`;
    if (longer.length > LONGEST) break;
    text = longer;
  }
  return text || NONE;
}

/** Writes into the address which runs are compared; `actions.show('compare')` then shows them. */
export const writeCompared = (view: ViewStore, ids: readonly string[]): void =>
  view.setState(({ settings }) => ({
    settings: withSettings('compare', { runs: comparedField }, settings, { runs: idsText(ids) }),
  }));
