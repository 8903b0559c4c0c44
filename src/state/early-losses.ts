/** The minibatch losses of the run in hand at the early steps of definition 22, every bit of them: the curves may thin theirs out. */
import { createStore } from 'zustand/vanilla';
import { earlySteps } from '../experiment/result/early-steps';
import type { Metrics } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import { metricsSlice } from './metrics-store';
import { defineSlice, type Readable } from './slice';

interface EarlyLoss {
  readonly step: number;
  readonly term1: number;
  readonly term2: number;
}

type EarlyLosses = Readonly<Partial<Record<ModelId, readonly EarlyLoss[]>>>;

function withMetrics(losses: EarlyLosses, { model, step, term1, term2 }: Metrics): EarlyLosses {
  const found = earlySteps.flatMap((early) => {
    const at = step.indexOf(early);
    return at < 0 ? [] : [{ step: early, term1: term1[at], term2: term2[at] }];
  });
  if (found.length === 0) return losses;
  // What is told again was trained again.
  const kept = (losses[model] ?? []).filter((one) => one.step < found[0].step);
  return { ...losses, [model]: [...kept, ...found] };
}

export const earlyLossesSlice = defineSlice(({ client, of, atEnd }): Readable<EarlyLosses> => {
  const store = createStore<EarlyLosses>(() => ({}));
  atEnd(
    client.on((event) => {
      if (event.event === 'metrics') store.setState((losses) => withMetrics(losses, event.data), true);
    }),
  );
  atEnd(
    of(metricsSlice).subscribe(({ curves }, before) => {
      if (curves.length === 0 && before.curves.length > 0) store.setState({}, true);
    }),
  );
  return store;
});
