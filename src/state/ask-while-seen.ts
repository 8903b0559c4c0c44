/** Wants a refresher's run while somebody looks: when they begin to or look at something else, at what the engine says, and at rest. */
import type { EngineClient, EventName } from '../engine/protocol';
import type { Refresher } from './refresher';
import { canBeAsked, isTraining } from './run-store';
import type { Stores } from './use-page';

export interface Looking {
  /** What is looked at, null where nobody looks: another one is asked for at once. */
  readonly seen: () => string | null;
  /** After which of them the models are asked again in their time. */
  readonly hears: readonly EventName[];
  readonly refresher: Refresher;
  /** Forgets the answers of a run that was replaced. */
  readonly forget: () => void;
}

/** Starts wanting; returns what ends it. */
export function askWhileSeen(
  client: EngineClient,
  { run, view, experiment }: Pick<Stores, 'run' | 'view' | 'experiment'>,
  { seen, hears, refresher, forget }: Looking,
): () => void {
  let last = seen();
  const want = (soon: boolean) => {
    if (seen() !== null) refresher.want(soon);
  };
  const ends = [
    client.on(({ event }) => {
      if (hears.includes(event)) want(false);
    }),
    run.subscribe((now, before) => {
      const resting = canBeAsked(now.status) && !isTraining(now.status);
      if (resting && now.status.state !== before.status.state) want(true);
    }),
    view.subscribe(() => {
      const before = last;
      last = seen();
      if (last !== before) want(true);
    }),
    experiment.subscribe((now, before) => {
      if (now.started !== before.started) {
        refresher.cancel();
        forget();
      } else if (now.shown.models !== before.shown.models && !isTraining(run.getState().status)) want(true);
    }),
    () => refresher.cancel(),
  ];
  return () => ends.forEach((end) => end());
}
