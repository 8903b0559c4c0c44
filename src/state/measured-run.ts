/** What the run in hand has measured so far, as results are made of it and compared with it. */
import { computerOf, type Measured } from '../experiment/result/result';
import type { StepDigest } from '../engine/protocol';
import { earlyLossesSlice } from './early-losses';
import { metricsSlice } from './metrics-store';
import { runSlice } from './run-store';
import type { SlicePage } from './slice';

/** Null before there is an engine. */
export function measuredRun({ of }: Pick<SlicePage, 'of'>, digest: StepDigest | null): Measured | null {
  const { backend } = of(runSlice).getState();
  if (backend === null) return null;
  const early = of(earlyLossesSlice).getState();
  const models = of(metricsSlice)
    .getState()
    .curves.map(({ series: { model }, minibatch, evaluations }) => {
      const validation = evaluations.map((one) => ({ step: one.step, ...one.validation }));
      return [model, { early: early[model] ?? [], validation, minibatch }] as const;
    });
  return { ...computerOf(backend.name, backend.plan, backend.device), digest, models: new Map(models) };
}
