/** The page's state and actions, as components and the address meet them. */
import type { Actions } from './actions';
import type { SlicePage } from './slice';
import type { Stores } from './stores';

export interface Page extends Stores, Pick<SlicePage, 'of'> {
  readonly actions: Actions;
}
