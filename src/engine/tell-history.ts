/** Says of a run that goes on from a file what the page would have heard of it: curves, evaluations, tests and moves taken. */
import type { KeptRun } from '../training/kept-run';
import type { EngineEvent } from './protocol';
import { columnsOf } from './seen-run';

export function tellHistory(
  { history, moves, step: reached }: KeptRun,
  emit: (event: EngineEvent) => void,
): void {
  for (const [model, { curve, evaluations, test }] of history) {
    const columns = columnsOf(curve);
    if (columns.step.length > 0) emit({ event: 'metrics', data: { model, ...columns } });
    for (const data of evaluations) emit({ event: 'evaluation', data });
    if (test) emit({ event: 'test', data: test });
  }
  const taken = moves.filter(({ step }) => step < reached);
  if (taken.length > 0) emit({ event: 'moved', data: taken });
}
