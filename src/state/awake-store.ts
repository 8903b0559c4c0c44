/** Whether the screen stays on while a run trains; kept for the next visit. */
import { createStore } from 'zustand/vanilla';
import { keep, kept } from '../ui/kept';
import { defineSlice, type Readable } from './slice';

const NAME = 'awake';

interface AwakeStore extends Readable<{ readonly on: boolean }> {
  set(on: boolean): void;
}

export const awakeSlice = defineSlice((): AwakeStore => {
  const { getState, getInitialState, subscribe, setState } = createStore(() => ({
    on: kept(NAME) !== 'off',
  }));
  return {
    getState,
    getInitialState,
    subscribe,
    set(on) {
      keep(NAME, on ? null : 'off');
      setState({ on });
    },
  };
});
