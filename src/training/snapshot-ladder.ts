/** Full snapshots of a run that lie closer together the newer they are: where a branch goes on from (definition 23). Plain numbers; decides which stay. */
import type { KeptRun } from './kept-run';
import type { Snapshot } from './snapshot';

/** Bytes of numbers; the three default nets take 36 MB a snapshot. */
const BUDGET = 160_000_000;

export interface SnapshotLadder {
  /** In place of one at the same step. */
  add(kept: KeptRun): void;
  /** The newest at or before a step; null without one. */
  before(step: number): KeptRun | null;
  /** All of them, oldest first. */
  all(): readonly KeptRun[];
}

const arraysOf = ({ parameters, first, second }: Snapshot): Float32Array[] =>
  [parameters, first, second].flatMap((values) => [...values.values()]);

/** Snapshots of one run share their bests: each array counts once. */
function bytesOf(rungs: readonly KeptRun[]): number {
  const arrays = rungs.flatMap(({ models, bests }) => [
    ...[...models.values()].flatMap(({ snapshot, beforeResizing, term2 }) => [
      ...arraysOf(snapshot),
      ...(beforeResizing ? arraysOf(beforeResizing) : []),
      ...(term2 ? [term2] : []),
    ]),
    ...bests.flatMap(({ parameters }) => [...parameters.values()]),
  ]);
  return [...new Set(arrays)].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** A best of this very step has the parameters of the snapshot: they are held once. */
const withSharedBests = (kept: KeptRun): KeptRun => ({
  ...kept,
  bests: kept.bests.map((best) => {
    const own = kept.models.get(best.model);
    if (best.step !== kept.step || own === undefined) return best;
    return { ...best, parameters: (own.beforeResizing ?? own.snapshot).parameters };
  }),
});

/** Which one is missed least: the gap that it leaves, as a share of how far it lies behind the newest. Never of the newest two. */
function leastMissed(rungs: readonly KeptRun[]): number {
  const now = rungs[rungs.length - 1].step;
  const share = (i: number) =>
    (rungs[i + 1].step - (rungs[i - 1]?.step ?? 0)) / Math.max(1, now - rungs[i].step);
  let least = 0;
  for (let i = 1; i < rungs.length - 2; i++) if (share(i) < share(least)) least = i;
  return least;
}

/** With the newest two wherever they fit. The newest stays even where it does not: it is the run's checkpoint, which is in memory anyway. */
export function createSnapshotLadder(given: readonly KeptRun[] = [], budget = BUDGET): SnapshotLadder {
  let rungs = [...given];
  return {
    add(kept) {
      rungs = [...rungs.filter(({ step }) => step < kept.step), withSharedBests(kept)];
      while (rungs.length > 1 && bytesOf(rungs) > budget) rungs = rungs.toSpliced(leastMissed(rungs), 1);
    },
    before: (step) => rungs.findLast((one) => one.step <= step) ?? null,
    all: () => rungs,
  };
}
