/** The runs that are shown, in their order, each with its letter: open, on their way, or why not. */
import { useMemo } from 'react';
import { experimentSlice } from '../../state/experiment-store';
import { keptRunsSlice } from '../../state/kept-runs';
import { metricsSlice } from '../../state/metrics-store';
import { runSlice } from '../../state/run-store';
import { usePage, useSlice, useSliceStore } from '../../state/use-page';
import { viewSlice } from '../../state/view-store';
import { HAND } from '../../state/compared-ids';
import { compareSlice } from './compare-store';
import { letterOf, type ComparedRun } from './compared-run';
import { runInHand } from './compared-sources';

export interface ShownRun {
  readonly letter: string;
  readonly place: number;
  readonly run: ComparedRun;
}

interface Compared {
  /** Keys, those too that are not open yet. */
  readonly shown: readonly string[];
  readonly runs: readonly ShownRun[];
  /** Keys of runs that are on their way. */
  readonly opening: readonly string[];
  /** Why runs could not be opened, a sentence each. */
  readonly refused: readonly string[];
  readonly waiting: readonly string[];
  readonly unknown: readonly string[];
}

/** Null where there is none. A few times a second, while it trains, it is another one. */
function useInHand(): ComparedRun | null {
  const page = usePage();
  const revision = useSlice(metricsSlice, (state) => state.revision);
  const curves = useSlice(metricsSlice, (state) => state.curves);
  const tests = useSlice(metricsSlice, (state) => state.test);
  const started = useSlice(experimentSlice, (state) => state.started);
  const moves = useSlice(experimentSlice, (state) => state.moves);
  const start = useSlice(runSlice, (state) => state.start);
  return useMemo(() => {
    if (started === null) return null;
    const { status, backend } = page.of(runSlice).getState();
    const { step, steps: budget } = status;
    const where = backend ? `${backend.name}, ${backend.plan}` : '';
    const run = runInHand({ started, moves, start, step, budget, backend: where, curves, tests });
    // The columns grow in place: a new revision is a new picture of them.
    return { ...run, revision };
  }, [page, revision, curves, tests, started, moves, start]);
}

export function useCompared(): Compared {
  const store = useSliceStore(compareSlice);
  const { listed, opened, files } = useSlice(compareSlice, (state) => state);
  const settings = useSlice(viewSlice, (state) => state.settings);
  const keptId = useSlice(keptRunsSlice, (state) => state.kept?.id);
  const own = useInHand();
  const hasOwn = own !== null;
  const chosen = useMemo(
    () => ({ ...store.chosen(), of: [settings, listed, files, keptId, hasOwn] }),
    [store, settings, listed, files, keptId, hasOwn],
  );
  return useMemo(() => {
    const { shown, waiting, unknown } = chosen;
    const found = shown.map((key) => {
      if (key === HAND) return own;
      const record = files.find((file) => file.key === key)?.record;
      if (record) return record;
      const one = opened[key];
      return one?.state === 'open' ? one.run : null;
    });
    const runs = found.flatMap((run, place) => (run ? [{ run, place, letter: letterOf(place) }] : []));
    const refused = shown.flatMap((key) => {
      const one = opened[key];
      return one?.state === 'refused' ? [one.words] : [];
    });
    const opening = shown.filter((key) => opened[key]?.state === 'opening');
    return { shown, runs, opening, refused, waiting, unknown };
  }, [chosen, files, opened, own]);
}
