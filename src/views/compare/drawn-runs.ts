/** The runs as the charts draw them: one by one, or those that differ in their seed alone as one. Pure. */
import type { Drawn } from './compared-lines';
import { bandWords } from './compare-words';
import { drawnModels, seedGroups } from './seed-groups';
import type { ShownRun } from './use-compared';

interface DrawnRuns {
  readonly drawn: readonly Drawn[];
  /** What each is called, by its letters. */
  readonly titles: ReadonlyMap<string, string>;
  /** A sentence on each band. */
  readonly bands: readonly string[];
  /** Whether any runs differ in their seed alone. */
  readonly hasSeeds: boolean;
}

/** 'A', 'BD', or of more in a row 'A–C'. */
function lettersOf(part: readonly ShownRun[]): string {
  const [first, last] = [part[0], part[part.length - 1]];
  const inARow = last.place - first.place === part.length - 1;
  if (part.length > 2 && inARow) return `${first.letter}–${last.letter}`;
  return part.map(({ letter }) => letter).join('');
}

export function drawnRuns(shown: readonly ShownRun[], asBands: boolean): DrawnRuns {
  const groups = seedGroups(shown.map(({ run }) => run));
  const of = groups.map((group) => group.flatMap((run) => shown.filter((one) => one.run === run)));
  const parts = asBands ? of : of.flat().map((one) => [one]);
  const named = parts
    .toSorted((a, b) => a[0].place - b[0].place)
    .map((part) => ({ part, letters: lettersOf(part) }));
  return {
    drawn: named.map(({ part, letters }) => ({
      letters,
      place: part[0].place,
      models: drawnModels(part.map(({ run }) => run)),
    })),
    titles: new Map(
      named.map(({ part, letters }) => [
        letters,
        part.length === 1 ? part[0].run.title : `Mean of ${part.length} seeds`,
      ]),
    ),
    bands: named.flatMap(({ part }) =>
      part.length === 1
        ? []
        : [
            bandWords(
              part.map(({ letter }) => letter),
              part.map(({ run }) => run.experiment.seed),
            ),
          ],
    ),
    hasSeeds: of.some(({ length }) => length > 1),
  };
}
