/** How components reach the page: its context, one hook for every slice of its state, and its actions. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Actions } from './actions';
import type { Page } from './page';
import type { Readable, Slice } from './slice';

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page)
    throw new Error('usePage: expected a component inside <PageContext>, got none; wrap it in <App>.');
  return page;
}

/** A part of a slice's state; the component is drawn again when that part changes. */
export const useSlice = <State, Selected>(
  slice: Slice<Readable<State>>,
  select: (state: State) => Selected,
): Selected => useStore(usePage().of(slice), select);

/** A slice's store itself, for what it can do. */
export const useSliceStore = <Store>(slice: Slice<Store>): Store => usePage().of(slice);

export const useActions = (): Actions => usePage().actions;
