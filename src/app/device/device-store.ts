/** The last check of the device that computes, and one under way; asks for it, judges nothing. */
import { createStore } from 'zustand/vanilla';
import type { DeviceReport, Events } from '../../engine/protocol';
import { runSlice } from '../../state/run-store';
import { defineSlice, type Readable } from '../../state/slice';

interface DeviceState {
  /** What a check under way is about to do; null while there is none. */
  readonly checking: Events['checking'] | null;
  /** Of the last check since the backend was chosen. */
  readonly report: DeviceReport | null;
  /** Why the last check has no report. */
  readonly problem: string | null;
}

interface DeviceStore extends Readable<DeviceState> {
  /** Checks the device beside the run in hand, one check at a time. */
  check(): Promise<void>;
}

export const deviceSlice = defineSlice<DeviceStore>(({ client, of, atEnd }) => {
  const store = createStore<DeviceState>(() => ({ checking: null, report: null, problem: null }));
  const { getState, setState } = store;

  atEnd(
    client.on((event) => {
      if (event.event === 'checking') setState(({ checking }) => ({ checking: checking && event.data }));
    }),
  );
  // Another backend is chosen: what was found of the one before says nothing of it.
  atEnd(
    of(runSlice).subscribe((now, before) => {
      if (now.opening && !before.opening) setState({ report: null, problem: null });
    }),
  );

  async function check(): Promise<void> {
    if (getState().checking) return;
    setState({ checking: { text: 'Waiting for the step under way', done: 0, total: 1 }, problem: null });
    try {
      setState({ report: await client.call('checkDevice', null) });
    } catch (error) {
      setState({ report: null, problem: error instanceof Error ? error.message : String(error) });
    } finally {
      setState({ checking: null });
    }
  }

  return { getState, getInitialState: store.getInitialState, subscribe: store.subscribe, check };
});
