/** Each model's posterior of the picked picture as numbers, as it last came, with the settings that its head belongs to. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommonSettings, Posterior } from '../models/contract';
import type { ModelId } from '../models/registry';

export interface PosteriorView {
  readonly step: number;
  /** The validation picture. */
  readonly index: number;
  readonly settings: CommonSettings;
  readonly posterior: Posterior;
}

interface PosteriorState {
  readonly views: Readonly<Partial<Record<ModelId, PosteriorView>>>;
  /** Why they could not be refreshed; null while they can. */
  readonly problem: string | null;
}

type PosteriorStore = StoreApi<PosteriorState>;

export function createPosteriorStore(): PosteriorStore {
  return createStore<PosteriorState>(() => ({ views: {}, problem: null }));
}
