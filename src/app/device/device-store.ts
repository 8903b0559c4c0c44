/** The last check of the device that computes, and one under way; asks for it, judges nothing. */
import { createStore } from 'zustand/vanilla';
import type { DeviceReport, Events } from '../../engine/protocol';
import { runSlice } from '../../state/run-store';
import { defineSlice, type Readable } from '../../state/slice';
import { atRest, createTask, type TaskState } from '../../state/task';

/** It does what a check under way is about to do. */
export interface DeviceState extends TaskState<Events['checking']> {
  /** Of the last check since the backend was chosen. */
  readonly report: DeviceReport | null;
}

export interface DeviceStore extends Readable<DeviceState> {
  /** Checks the device beside the run in hand, one check at a time. */
  check(): Promise<void>;
}

export const deviceSlice = defineSlice<DeviceStore>(({ client, of, atEnd }) => {
  const store = createStore<DeviceState>(() => ({ ...atRest, report: null }));
  const { getState, setState } = store;
  const task = createTask(store);

  atEnd(
    client.on((event) => {
      if (event.event === 'checking') task.tell(event.data);
    }),
  );
  // Another backend is chosen: what was found of the one before says nothing of it.
  atEnd(
    of(runSlice).subscribe((now, before) => {
      if (now.opening && !before.opening) setState({ report: null, problem: null });
    }),
  );

  async function check(): Promise<void> {
    await task.begin({ text: 'Waiting for the step under way', done: 0, total: 1 }, async () =>
      setState({ report: await client.call('checkDevice', null) }),
    );
    if (getState().problem !== null) setState({ report: null });
  }

  return { getState, getInitialState: store.getInitialState, subscribe: store.subscribe, check };
});
