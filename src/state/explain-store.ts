/** Whether explanations stand beside the figures; kept for the next visit. */
import { createStore } from 'zustand/vanilla';
import { keep, kept } from '../ui/kept';
import { defineSlice, type Readable } from './slice';

const NAME = 'explain';

interface ExplainStore extends Readable<{ readonly on: boolean }> {
  set(on: boolean): void;
}

export const explainSlice = defineSlice((): ExplainStore => {
  const { getState, getInitialState, subscribe, setState } = createStore(() => ({
    on: kept(NAME) === 'on',
  }));
  return {
    getState,
    getInitialState,
    subscribe,
    set(on) {
      keep(NAME, on ? 'on' : null);
      setState({ on });
    },
  };
});
