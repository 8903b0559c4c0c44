/** Commands that keep the run in hand as a run file or name its parameters, look into a file, and say where a branch may begin. */
import type { ModelId } from '../models/registry';
import { shortDigest } from '../training/run-file/digest';
import type { KeptHistory, KeptRun } from '../training/kept-run';
import type { Handlers, Reach } from './handlers';
import type { Branching } from './branching';
import type { Platform } from './platform';
import type { BackendReport, MeasuredL, SeenRun } from './protocol';

function measuredL({ evaluations, test, audit }: KeptHistory): MeasuredL {
  const losses = evaluations.map(({ validation }) => validation.term1 + validation.term2);
  return {
    validated: losses.length > 0 ? Math.min(...losses) : null,
    test: test?.freeEnergy ?? null,
    // The bound of the model whose sampled z is the exact one is what the paper reports.
    bound: audit ? (audit.hard ?? audit.paper).freeEnergy.mean : null,
  };
}

/** What a list says of a run: the time of its training steps, L, and how many bests have no parameters. */
function listedOf({ history, dropped }: KeptRun): Pick<SeenRun, 'seconds' | 'L' | 'dropped'> {
  const histories = [...history];
  const L: Partial<Record<ModelId, MeasuredL>> = Object.fromEntries(
    histories.map(([model, one]) => [model, measuredL(one)]),
  );
  const seconds = histories.reduce((sum, [, { milliseconds }]) => sum + milliseconds / 1000, 0);
  return { L, seconds, dropped: dropped.length };
}

export function runHandlers(
  reach: Reach & { readonly backend: () => BackendReport; readonly branching: Branching },
  { runFiles, now }: Pick<Platform, 'runFiles' | 'now'>,
): Pick<Handlers, 'keep' | 'digest' | 'readRun' | 'snapshots'> {
  return {
    async keep(said) {
      const own = await reach.current('keep');
      return own.keep(async (run) => {
        const begun = now();
        const kept = await run.keep();
        const at = { dataset: reach.dataset('keep'), backend: reach.backend(), said };
        const { file, digest } = await runFiles.write(kept, at);
        const { step, budget } = kept;
        return { file, step, budget, digest, ...listedOf(kept), milliseconds: now() - begun };
      });
    },

    async digest() {
      const own = await reach.current('digest');
      return own.ask(async (run) => {
        const kept = await run.keep();
        return { step: kept.step, digest: await runFiles.digest(kept) };
      });
    },

    async snapshots() {
      const own = await reach.current('snapshots');
      const { branching } = reach;
      const millisecondsPerStep = own.millisecondsPerStep();
      return { steps: branching.steps(), looked: branching.looked(), millisecondsPerStep };
    },

    async readRun({ file }) {
      const { kept, facts } = await runFiles.read(file);
      const { experiment, moves, step, budget, start } = kept;
      const digest = facts.view ? shortDigest(facts.view.sha256) : facts.digest;
      return { experiment, moves, step, budget, start, digest, facts, ...listedOf(kept) };
    },
  };
}
