/** Each model's latent map as it last came: which dimensions, around which picture, of which step. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LatentMap } from '../../experiment/measurements';
import type { ModelId } from '../../models/registry';

/** Validation pictures on a map, from the first. */
export const mapPictures = 1000;
/** Places of the grid on each axis. */
export const mapGrid = 15;

export interface MapView {
  readonly step: number;
  /** From 0; the first is across. */
  readonly dimensions: readonly [number, number];
  readonly latent: number;
  /** The picture at whose posterior mean the other dimensions stand. */
  readonly index: number;
  readonly map: LatentMap;
}

interface MapsState {
  readonly views: Readonly<Partial<Record<ModelId, MapView>>>;
  /** Why they could not be refreshed; null while they can. */
  readonly problem: string | null;
}

type MapsStore = StoreApi<MapsState>;

export function createMapsStore(): MapsStore {
  return createStore<MapsState>(() => ({ views: {}, problem: null }));
}
