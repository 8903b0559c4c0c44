/** A switch of the page, kept for the next visit. */
import { createStore } from 'zustand/vanilla';
import { keep, kept } from '../ui/kept';
import { defineSlice, type Readable, type Slice } from './slice';

interface RememberedSwitch extends Readable<{ readonly on: boolean }> {
  set(on: boolean): void;
}

/** Under that name in the browser's storage, where it stands only if it is not as it was at first. */
export const rememberedSwitch = (name: string, atFirst: boolean): Slice<RememberedSwitch> =>
  defineSlice(() => {
    const { getState, getInitialState, subscribe, setState } = createStore(() => ({
      on: atFirst ? kept(name) !== 'off' : kept(name) === 'on',
    }));
    return {
      getState,
      getInitialState,
      subscribe,
      set(on) {
        keep(name, on === atFirst ? null : on ? 'on' : 'off');
        setState({ on });
      },
    };
  });
