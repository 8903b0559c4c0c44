/** Whether explanations stand beside the figures; kept for the next visit. */
import { createStore } from 'zustand/vanilla';
import { defineSlice, type Readable } from './slice';

const KEY = 'coarse-grain/explain';

interface ExplainStore extends Readable<{ readonly on: boolean }> {
  set(on: boolean): void;
}

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}

function keep(on: boolean): void {
  try {
    if (on) localStorage.setItem(KEY, 'on');
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing shows them until the page is left.
  }
}

export const explainSlice = defineSlice((): ExplainStore => {
  const { getState, getInitialState, subscribe, setState } = createStore(() => ({ on: kept() }));
  return {
    getState,
    getInitialState,
    subscribe,
    set(on) {
      keep(on);
      setState({ on });
    },
  };
});
