/** Where a branch of the run in hand goes on (definition 23): its full snapshots, and the experiment and moves that led to them. Knows no commands. */
import { differences } from '../experiment/difference';
import type { Experiment, Move } from '../experiment/experiment';
import { firstDifference } from '../experiment/first-difference';
import type { KeptRun } from '../training/kept-run';
import type { Run } from '../training/run-contract';
import type { Ladder } from '../training/ladder';
import { createLookLadder, lookOf, type Look, type Standing } from '../training/look';
import { wasTrained } from '../training/was-trained';
import { createSnapshotLadder, type SnapshotLadder } from '../training/snapshot-ladder';
import type { Session } from './session';

/** What a run is a function of, on one backend and plan. */
interface Wanted {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  /** Of the pictures. */
  readonly sha256: string;
  /** Backend and plan of its first steps; null where they are those of the run in hand. */
  readonly by: string | null;
}

interface Trunk extends Wanted {
  /** Of the run in hand (KeptRun). */
  readonly start: string | null;
  readonly ladder: SnapshotLadder;
  readonly looks: Ladder<Look>;
}

export interface Branching {
  /** Of the snapshots, oldest first. */
  steps(): readonly number[];
  /** Of what can be looked at, oldest first. */
  looked(): readonly number[];
  /** What can be looked at nearest to a step: the newest at or before it, else the oldest, with the settings that it was evaluated at; null of a run without any. */
  lookAt(step: number): Standing | null;
  /** A snapshot of the run in hand, at an evaluation. */
  add(kept: KeptRun): void;
  /** A branch is about to end this run: where the branch has its moves up to its present step, that step is a snapshot too. */
  leave(session: Session, moves: readonly Move[]): Promise<void>;
  /** The newest snapshot that a branch goes on from, of the run in hand or of a file; undefined for step 0. */
  from(wanted: Wanted, budget: number, file?: KeptRun): KeptRun | undefined;
  /** The run in hand is another now, which goes on from `kept`. What led there is kept for its branches. */
  begin(wanted: Wanted, run: Run, kept: KeptRun | undefined): void;
  /** What comes next may compute other bits. */
  forget(): void;
}

/** A model that was never trained is made by the run that needs it: its settings may be others then. */
const trainedOnly = (kept: KeptRun): KeptRun['models'] =>
  new Map([...kept.models].filter(([id]) => wasTrained(kept, id)));

const alike = (a: Pick<Wanted, 'experiment'>, b: Pick<Wanted, 'experiment'>) =>
  differences(a.experiment, b.experiment).length === 0;

export function createBranching(): Branching {
  let trunk: Trunk | null = null;

  /** Up to which step a run of these is the run in hand; below 0 where it never is. */
  function parting(wanted: Wanted): number {
    if (!trunk || trunk.sha256 !== wanted.sha256 || !alike(trunk, wanted)) return -1;
    if (wanted.by !== null && wanted.by !== trunk.by) return -1;
    return firstDifference(trunk.moves, wanted.moves);
  }

  /** The snapshots that a run of these would come through as well. */
  function common(wanted: Wanted): readonly KeptRun[] {
    const last = parting(wanted);
    return trunk?.ladder.all().filter(({ step }) => step <= last) ?? [];
  }

  return {
    steps: () => trunk?.ladder.all().map(({ step }) => step) ?? [],
    looked: () => trunk?.looks.all().map(({ step }) => step) ?? [],
    lookAt(step) {
      const looks = trunk?.looks.all() ?? [];
      const look = looks.findLast((one) => one.step <= step) ?? looks[0];
      if (!trunk || !look) return null;
      const { experiment, moves } = trunk;
      // Moves at its step were made for the next.
      return { experiment, moves, settled: look.step - 1, look };
    },
    add(kept) {
      trunk?.ladder.add(kept);
      trunk?.looks.add(lookOf(kept));
    },
    async leave({ run, keep }, moves) {
      const own = trunk;
      if (!own || firstDifference(run.moves, moves) < run.step) return;
      // One that cannot be read any more is trained again from an older one.
      const kept = await keep((one) => one.keep()).catch(() => null);
      if (kept) own.ladder.add(kept);
    },
    from(wanted, budget, file) {
      const ofFile = file && alike(file, wanted) && file.step <= firstDifference(file.moves, wanted.moves);
      // A run that began from a view file's parameters is another than that of the same moves from step 0.
      const own = common(wanted).filter(({ start }) => !file || start === file.start);
      const known = [...own, ...(ofFile ? [file] : [])].toSorted((a, b) => a.step - b.step);
      const newest = known.at(-1);
      if (!newest) return undefined;
      const { experiment, moves } = wanted;
      return { ...newest, experiment, moves, budget, models: trainedOnly(newest) };
    },
    begin(wanted, run, kept) {
      const leadsTo = ({ step, start }: KeptRun, end: KeptRun) =>
        step < end.step && (start === null || start === end.start);
      const before = kept ? common(wanted).filter((one) => leadsTo(one, kept)) : [];
      const ladder = createSnapshotLadder(before);
      const end = kept ? Math.min(kept.step, parting(wanted)) : -1;
      const start = kept?.start ?? null;
      const own = trunk?.start === null || trunk?.start === start ? trunk.looks.all() : [];
      const looks = createLookLadder(own.filter(({ step }) => step <= end));
      if (kept) ladder.add(kept);
      // Between two evaluations its settings may be ahead of its parameters.
      if (kept && kept.step === kept.evaluatedAt) looks.add(lookOf(kept));
      // The run's own list: it grows with it.
      trunk = { ...wanted, by: wanted.by ?? trunk?.by ?? null, moves: run.moves, start, ladder, looks };
    },
    forget() {
      trunk = null;
    },
  };
}
