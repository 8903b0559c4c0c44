/** Commands that keep the run in hand as a run file or name its parameters, look into a file, and say where a branch may begin. */
import type { Handlers, Reach } from './handlers';
import type { Branching } from './branching';
import type { Platform } from './platform';
import type { BackendReport } from './protocol';
import { listedOf, seenRun } from './seen-run';

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
      return seenRun(await runFiles.read(file));
    },
  };
}
