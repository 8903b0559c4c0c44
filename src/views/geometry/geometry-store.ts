/** Each model's posteriors of many pictures as they last came, with the settings that their heads belong to: what Theorem 2 is computed from. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelId } from '../../models/registry';
import type { ManyPosteriors } from '../../state/geometry-request';

interface GeometryState {
  readonly views: Readonly<Partial<Record<ModelId, ManyPosteriors>>>;
  /** Why they could not be refreshed; null while they can. */
  readonly problem: string | null;
}

type GeometryStore = StoreApi<GeometryState>;

export function createGeometryStore(): GeometryStore {
  return createStore<GeometryState>(() => ({ views: {}, problem: null }));
}
