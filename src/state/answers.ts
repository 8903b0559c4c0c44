/** What each model last answered to one question, and why it could not be asked again: the store behind every probing. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelId } from '../models/registry';

interface Answers<View> {
  readonly views: Readonly<Partial<Record<ModelId, View>>>;
  /** Why they could not be refreshed; null while they can. */
  readonly problem: string | null;
}

export const createAnswers = <View>(): StoreApi<Answers<View>> =>
  createStore<Answers<View>>(() => ({ views: {}, problem: null }));
