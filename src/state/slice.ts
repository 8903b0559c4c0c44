/** A part of the page's state: its store, made once a page when somebody first asks for it, and what starts with it. */
import type { StoreApi } from 'zustand/vanilla';
import type { DataClient } from '../engine/data-protocol';
import type { EngineClient } from '../engine/protocol';
import type { RunsClient } from '../runs/runs-protocol';
import type { SpawnGeometry } from './geometry-request';

/** What a component needs of a store. */
export type Readable<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/** What a slice gets of its page. */
export interface SlicePage {
  readonly client: EngineClient;
  /** Makes the client of the data worker. */
  readonly openData: () => DataClient;
  /** Makes the client of the worker that keeps runs. */
  readonly openRuns: () => RunsClient;
  readonly spawnGeometry: SpawnGeometry;
  /** The store of a slice of the same page. */
  readonly of: <Store>(slice: Slice<Store>) => Store;
  /** Called when the page ends. */
  readonly atEnd: (stop: () => void) => void;
}

export interface Slice<Store> {
  /** Makes the store. What it starts beside it, it ends by `atEnd`. */
  readonly open: (page: SlicePage) => Store;
}

export const defineSlice = <Store>(open: Slice<Store>['open']): Slice<Store> => ({ open });

/** The stores of one page by slice. */
export function createSlices(outside: Omit<SlicePage, 'of' | 'atEnd'>): SlicePage & { close(): void } {
  const stores = new Map<Slice<unknown>, unknown>();
  const stops: (() => void)[] = [];
  const page: SlicePage = {
    ...outside,
    of: <Store>(slice: Slice<Store>): Store => {
      if (!stores.has(slice)) stores.set(slice, slice.open(page));
      return stores.get(slice) as Store;
    },
    atEnd: (stop) => void stops.push(stop),
  };
  return {
    ...page,
    close() {
      for (const stop of stops.splice(0)) stop();
    },
  };
}
