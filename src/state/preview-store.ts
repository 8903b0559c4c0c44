/** Where a hand holds the sliders right now, by the name of the setting: what panels draw before the run has taken it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { defineSlice } from './slice';

/** 'temperature', 'polynomialOrder', ... -> the value under the hand; empty while the hand is off. */
export type Preview = Readonly<Record<string, number>>;
type PreviewStore = StoreApi<{ readonly held: Preview }>;

export function createPreviewStore(): PreviewStore {
  return createStore(() => ({ held: {} }));
}

export const previewSlice = defineSlice(createPreviewStore);

/** A slider under the hand, or let go with null. */
export function hold(store: PreviewStore, name: string, value: number | null): void {
  const { [name]: before, ...others } = store.getState().held;
  if (before === (value ?? undefined)) return;
  store.setState({ held: value === null ? others : { ...others, [name]: value } });
}
