/** Reads the result of an opened link, shows it at once, and judges the replay beside it. Loaded for links that have one. */
import { encodeLink } from '../experiment/encode-link';
import type { Experiment, Move } from '../experiment/experiment';
import type { ModelResult, Result, StepTerms } from '../experiment/result/result';
import { readResult } from '../experiment/result/result-text';
import { verdict } from '../experiment/result/verdict';
import { keptRunsSlice } from './kept-runs';
import { linkResultSlice, type Ghost, type Replay } from './link-result';
import { measuredRun } from './measured-run';
import type { Page } from './page';
import { fromLink } from './series';
import { modelsOn } from './settings';
import { throttle } from './throttle';

/** The replay is compared at most that often. */
const JUDGED_MILLISECONDS = 250;

interface LinkWithResult {
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  readonly start: string | null;
  readonly result: string;
}

/** In order, one a step. */
function inOrder(points: readonly StepTerms[]): StepTerms[] {
  const byStep = new Map(points.map((one) => [one.step, one]));
  return [...byStep.values()].toSorted((a, b) => a.step - b.step);
}

const ghostOf = ({ models }: Result): Ghost[] =>
  [...models].map(
    ([model, { early, last, validation, minibatch }]: readonly [Ghost['series']['model'], ModelResult]) => ({
      series: fromLink(model),
      minibatch: inOrder([...minibatch, ...early]),
      validation: inOrder([...validation, ...(last ? [last] : [])]),
    }),
  );

/** Answers the notice where the text is no result: the link is then one without. */
export function bringResult(
  page: Page,
  { experiment, moves, start, result: text }: LinkWithResult,
): string | null {
  const read = readResult(text);
  if (!('result' in read)) return read.notice;
  const { result } = read;
  const store = page.of(linkResultSlice);
  /** Of the run up to the result's step: what is moved later changes nothing of it. */
  const runText = (one: Experiment, made: readonly Move[]) =>
    encodeLink(
      one,
      made.filter(({ step }) => step < result.step),
    );
  const own = runText(experiment, moves);
  page.run.setState({ digestAt: result.step });

  /** What is to be trained, or is being trained, beside the link's run. */
  function replayNow(): Replay {
    const { started, shown, moves: made } = page.experiment.getState();
    const { inEngine, start: begun, goesOnFrom } = page.run.getState();
    if (runText(started ?? shown, made) !== own) return 'changed';
    // Train begins from initial weights, and so does a run of which the engine has not said otherwise.
    const from = started !== null && started === inEngine ? begun : null;
    if (from !== start) return 'other start';
    if (started === null) return 'waits';
    return (goesOnFrom ?? 0) > result.step ? 'past' : 'replays';
  }

  /** Whose verdict it is, and the id that it is kept under. */
  let judged: Experiment | null = null;
  let judgedId: string | null = null;
  /** Whether a run is the one that was judged: it may go on from its file, from a step at which the verdict was said already. */
  function isJudged(started: Experiment): boolean {
    const { goesOnFrom } = page.run.getState();
    const { inHand } = page.of(keptRunsSlice).getState();
    const goesOn = judgedId !== null && inHand === judgedId && (goesOnFrom ?? Infinity) >= result.step;
    return started === judged || goesOn;
  }

  const judge = throttle(() => {
    const { started, shown } = page.experiment.getState();
    const { digest } = page.run.getState();
    const replay = replayNow();
    const { verdict: before } = store.getState();
    const isSaid = before !== null && before.kind !== 'not yet';
    if (isSaid && (started === null || isJudged(started))) return store.judge({ replay, verdict: before });
    if (replay !== 'replays' && replay !== 'past') return store.judge({ replay, verdict: null });
    judged = started;
    judgedId = page.of(keptRunsSlice).getState().inHand;
    const ours = measuredRun(page, digest);
    store.judge({ replay, verdict: ours && verdict(result, ours, modelsOn(started ?? shown)) });
  }, JUDGED_MILLISECONDS);
  const stops = [page.experiment.subscribe(judge), page.metrics.subscribe(judge), page.run.subscribe(judge)];
  const stop = () => {
    judge.cancel();
    for (const end of stops) end();
    page.run.setState({ digestAt: null });
  };
  store.bring({ experiment, moves, start, text, result, ghost: ghostOf(result), stop });
  judge();
  return null;
}
