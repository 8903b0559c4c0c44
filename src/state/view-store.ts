/** Which view of the page is shown, and the settings of views as a link writes them: the one home of both. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { defineSlice } from './slice';
import { emptyView, type View } from '../experiment/view';

type ViewState = Pick<View, 'name' | 'settings'>;
export type ViewStore = StoreApi<ViewState>;

function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({ name: emptyView.name, settings: emptyView.settings }));
}

export const viewSlice = defineSlice(createViewStore);
