/** From which steps the run in hand can be trained again, and how long its steps take: asked of the engine whenever that changes. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Commands } from '../../../engine/protocol';
import { canBeAsked } from '../../../state/run-store';
import { defineSlice, type Slice } from '../../../state/slice';
import { sharedStores } from '../../../state/stores';

type Snapshots = Pick<Commands['snapshots']['give'], 'steps' | 'millisecondsPerStep'>;

export const snapshotsSlice: Slice<StoreApi<Snapshots>> = defineSlice((page) => {
  const { client, atEnd } = page;
  const { experiment, run } = sharedStores(page);
  const store = createStore<Snapshots>(() => ({ steps: [], millisecondsPerStep: null }));

  function ask(): void {
    if (!canBeAsked(run.getState().status)) return;
    client.call('snapshots', null).then(
      ({ steps, millisecondsPerStep }) =>
        store.setState((known) => ({
          steps,
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
      if (started !== before.started) store.setState({ steps: [] });
      if (moves !== before.moves) ask();
    }),
  );
  ask();
  return store;
});
