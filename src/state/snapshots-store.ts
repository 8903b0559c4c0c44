/** From which steps the run in hand can be trained again, at which it can be looked at, and how long its steps take: asked of the engine whenever that changes. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Commands } from '../engine/protocol';
import { experimentSlice } from './experiment-store';
import { canBeAsked, runSlice } from './run-store';
import { defineSlice, type Slice } from './slice';

type Snapshots = Commands['snapshots']['give'];

export const snapshotsSlice: Slice<StoreApi<Snapshots>> = defineSlice((page) => {
  const { client, of, atEnd } = page;
  const [experiment, run] = [of(experimentSlice), of(runSlice)];
  const store = createStore<Snapshots>(() => ({ steps: [], looked: [], millisecondsPerStep: null }));

  function ask(): void {
    if (!canBeAsked(run.getState().status)) return;
    client.call('snapshots', null).then(
      ({ steps, looked, millisecondsPerStep }) =>
        store.setState((known) => ({
          steps,
          looked,
          // A branch takes as long as the run before it, until it is measured.
          millisecondsPerStep: millisecondsPerStep ?? known.millisecondsPerStep,
        })),
      // A run that ended meanwhile is told of elsewhere.
      () => undefined,
    );
  }

  atEnd(client.on(({ event }) => void (event === 'evaluation' && ask())));
  atEnd(
    run.subscribe(({ status }, before) => {
      if (status.state !== before.status.state) ask();
    }),
  );
  atEnd(
    experiment.subscribe(({ moves, started }, before) => {
      if (started !== before.started) store.setState({ steps: [], looked: [] });
      if (moves !== before.moves) ask();
    }),
  );
  ask();
  return store;
});
