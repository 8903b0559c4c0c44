/** Where a hand holds the sliders right now, by the name of the setting: what panels draw before the run has taken it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { defineSlice } from './slice';

/** 'temperature', 'polynomialOrder', ... -> the value under the hand; empty while the hand is off. */
export type Preview = Readonly<Record<string, number>>;
type PreviewStore = StoreApi<{
  readonly held: Preview;
  /** What is let go stays as it is: nothing takes it, as in a run's past. */
  readonly stays: boolean;
}>;

export function createPreviewStore(): PreviewStore {
  return createStore(() => ({ held: {}, stays: false }));
}

export const previewSlice = defineSlice(createPreviewStore);

/** A slider under the hand, or let go with null. */
export function hold(store: PreviewStore, name: string, value: number | null): void {
  const { held, stays } = store.getState();
  const { [name]: before, ...others } = held;
  if (before === (value ?? undefined) || (value === null && stays)) return;
  store.setState({ held: value === null ? others : { ...others, [name]: value } });
}
