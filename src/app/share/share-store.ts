/** The result of the run in hand as a link carries it, taken when somebody wants to share it. */
import { createStore } from 'zustand/vanilla';
import { resultText } from '../../experiment/result/result-text';
import { wordsOf } from '../../schema/words-of';
import { experimentSlice, linked } from '../../state/experiment-store';
import { measuredRun } from '../../state/measured-run';
import { canBeAsked, runSlice } from '../../state/run-store';
import { defineSlice, type Readable } from '../../state/slice';

interface ShareState {
  /** Null while it is being taken, and where there is none. */
  readonly result: { readonly text: string; readonly step: number } | null;
  /** Why there is none; null while it is being taken. */
  readonly lack: string | null;
}

interface ShareStore extends Readable<ShareState> {
  /** Takes the result of the step that the run is at now. Never rejects. */
  take(): Promise<void>;
}

export const shareSlice = defineSlice((page): ShareStore => {
  const { client, of } = page;
  const store = createStore<ShareState>(() => ({ result: null, lack: null }));

  async function taken(): Promise<ShareState> {
    const without = (lack: string): ShareState => ({ result: null, lack });
    const { status } = of(runSlice).getState();
    const state = of(experimentSlice).getState();
    if (state.started === null || !canBeAsked(status) || status.step === 0)
      return without('Nothing is measured yet: train first.');
    if (linked(state).experiment !== state.started)
      return without('The settings shown differ from this run’s. Restart, or keep its settings.');
    const digest = await client.call('digest', null);
    const measured = measuredRun(page, digest);
    const text = measured && resultText(measured);
    if (!text) return without('Nothing is measured yet: train first.');
    return { result: { text, step: digest.step }, lack: null };
  }

  let turn = 0;
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    async take() {
      const own = ++turn;
      store.setState({ result: null, lack: null });
      const next = await taken().catch((error: unknown) => ({ result: null, lack: wordsOf(error) }));
      if (own === turn) store.setState(next);
    },
  };
});
