/** Wants a refresher's run while somebody looks: when they begin to or look at something else, at what the engine says, and at rest. The one place that decides when models are asked. */
import type { EngineClient, EventName } from '../engine/protocol';
import type { Refresher } from './refresher';
import { canBeAsked, isTraining } from './run-store';
import type { Readable } from './slice';
import type { Stores } from './stores';

interface Looking {
  /** What is looked at, null where nobody looks: another one is asked for at once. It may depend on the view and on what is picked. */
  readonly seen: () => string | null;
  /** A store of the caller's own that it depends on too. */
  readonly also?: Pick<Readable<unknown>, 'subscribe'>;
  /** After which of them the models are asked again in their time. */
  readonly hears: readonly EventName[];
  readonly refresher: Refresher;
  /** Forgets the answers of a run that was replaced. */
  readonly forget: () => void;
}

/** Starts wanting; returns what ends it. */
export function askWhileSeen(
  client: EngineClient,
  { run, view, probes, experiment, past }: Pick<Stores, 'run' | 'view' | 'probes' | 'experiment' | 'past'>,
  { seen, also, hears, refresher, forget }: Looking,
): () => void {
  /** What is looked at, and when. */
  const looked = () => {
    const what = seen();
    return what === null ? null : `${what} ${past.getState().at}`;
  };
  let last = looked();
  const want = (soon: boolean) => {
    // A wish that nobody can answer would only keep the next one waiting.
    if (seen() !== null && canBeAsked(run.getState().status)) refresher.want(soon);
  };
  const look = () => {
    const before = last;
    last = looked();
    if (last !== before) want(true);
  };
  const ends = [
    client.on(({ event }) => {
      // What was evaluated stays as it was.
      if (hears.includes(event) && past.getState().at === null) want(false);
    }),
    run.subscribe((now, before) => {
      const resting = canBeAsked(now.status) && !isTraining(now.status);
      if (resting && now.status.state !== before.status.state) want(true);
    }),
    view.subscribe(look),
    probes.subscribe(look),
    past.subscribe(look),
    also?.subscribe(look) ?? (() => undefined),
    experiment.subscribe((now, before) => {
      if (now.started !== before.started) {
        refresher.cancel();
        forget();
      } else if (now.shown.models !== before.shown.models && !isTraining(run.getState().status)) want(true);
    }),
    () => refresher.cancel(),
  ];
  want(true);
  return () => ends.forEach((end) => end());
}
