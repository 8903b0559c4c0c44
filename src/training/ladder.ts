/** What was kept of a run at steps that lie closer together the newer they are, within a budget of bytes. Decides which stay; knows nothing of what they hold. */

interface AtStep {
  readonly step: number;
}

export interface Ladder<Rung extends AtStep> {
  /** In place of one at the same step, and of those after it. */
  add(rung: Rung): void;
  /** All of them, oldest first. */
  all(): readonly Rung[];
}

/** Which one is missed least: the gap that it leaves, as a share of how far it lies behind the newest. Never of the newest two. */
function leastMissed(rungs: readonly AtStep[]): number {
  const now = rungs[rungs.length - 1].step;
  const share = (i: number) =>
    (rungs[i + 1].step - (rungs[i - 1]?.step ?? 0)) / Math.max(1, now - rungs[i].step);
  let least = 0;
  for (let i = 1; i < rungs.length - 2; i++) if (share(i) < share(least)) least = i;
  return least;
}

/** Arrays that several rungs share count once. */
const bytesOf = (arrays: readonly Float32Array[]): number =>
  [...new Set(arrays)].reduce((sum, { byteLength }) => sum + byteLength, 0);

/** With the newest two wherever they fit, and the newest even where it does not. `arraysOf` are a rung's numbers. */
export function createLadder<Rung extends AtStep>(
  given: readonly Rung[],
  budget: number,
  arraysOf: (rung: Rung) => readonly Float32Array[],
): Ladder<Rung> {
  let rungs = [...given];
  return {
    add(rung) {
      rungs = [...rungs.filter(({ step }) => step < rung.step), rung];
      while (rungs.length > 1 && bytesOf(rungs.flatMap(arraysOf)) > budget)
        rungs = rungs.toSpliced(leastMissed(rungs), 1);
    },
    all: () => rungs,
  };
}
