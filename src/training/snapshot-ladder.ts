/** Full snapshots of a run: where a branch goes on from (definition 23). Plain numbers. */
import type { KeptRun } from './kept-run';
import { createLadder, type Ladder } from './ladder';
import type { Snapshot } from './snapshot';

/** Bytes of numbers; the three default nets take 36 MB a snapshot. With what there is to look at, 200 MB a run. */
const BUDGET = 110_000_000;

export type SnapshotLadder = Ladder<KeptRun>;

const arraysOf = ({ parameters, first, second }: Snapshot): Float32Array[] =>
  [parameters, first, second].flatMap((values) => [...values.values()]);

/** A best of this very step has the parameters of the snapshot: they are held once. */
const withSharedBests = (kept: KeptRun): KeptRun => ({
  ...kept,
  bests: kept.bests.map((best) => {
    const own = kept.models.get(best.model);
    if (best.step !== kept.step || own === undefined) return best;
    return { ...best, parameters: (own.beforeResizing ?? own.snapshot).parameters };
  }),
});

const arraysOfRun = ({ models, bests }: KeptRun): Float32Array[] => [
  ...[...models.values()].flatMap(({ snapshot, beforeResizing, term2 }) => [
    ...arraysOf(snapshot),
    ...(beforeResizing ? arraysOf(beforeResizing) : []),
    ...(term2 ? [term2] : []),
  ]),
  ...bests.flatMap(({ parameters }) => [...parameters.values()]),
];

/** The newest stays even where it does not fit: it is the run's checkpoint, which is in memory anyway. */
export function createSnapshotLadder(given: readonly KeptRun[] = [], budget = BUDGET): SnapshotLadder {
  const { add, all } = createLadder(given, budget, arraysOfRun);
  return { add: (kept) => add(withSharedBests(kept)), all };
}
