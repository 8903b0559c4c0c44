/** Reads the result of an opened link, shows it at once, and judges the replay beside it. Loaded for links that have one. */
import { encodeLink } from '../experiment/encode-link';
import type { Experiment, Move } from '../experiment/experiment';
import type { ModelResult, Result, StepTerms } from '../experiment/result/result';
import { readResult } from '../experiment/result/result-text';
import { verdict } from '../experiment/result/verdict';
import { linkResultSlice, type Ghost } from './link-result';
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

  /** Whose verdict it is. */
  let judged: Experiment | null = null;
  const judge = throttle(() => {
    const { started, shown, moves: made } = page.experiment.getState();
    const { digest, start: begun } = page.run.getState();
    const isOwn = runText(started ?? shown, made) === own && begun === start;
    const replay = !isOwn ? 'changed' : started === null ? 'waits' : 'replays';
    const { verdict: before } = store.getState();
    const stays = before !== null && before.kind !== 'not yet' && (started === null || started === judged);
    if (stays) return store.judge({ replay, verdict: before });
    if (replay !== 'replays') return store.judge({ replay, verdict: null });
    judged = started;
    const ours = measuredRun(page, digest);
    store.judge({ replay, verdict: ours && verdict(result, ours, modelsOn(started ?? shown)) });
  }, JUDGED_MILLISECONDS);
  const stops = [page.experiment.subscribe(judge), page.metrics.subscribe(judge), page.run.subscribe(judge)];
  const stop = () => {
    judge.cancel();
    for (const end of stops) end();
    page.run.setState({ digestAt: null });
  };
  store.bring({ experiment, moves, text, result, ghost: ghostOf(result), stop });
  judge();
  return null;
}
