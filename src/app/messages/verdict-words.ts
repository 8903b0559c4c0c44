/** The verdict on a link's result in words, what differs, and what keeps a verdict away. Pure. */
import type { Difference, Unmatched, Verdict } from '../../experiment/result/verdict';
import type { Replay } from '../../state/link-result';
import { nameOf } from '../../state/model-names';
import { formatCount, formatFineNats, formatNats } from '../../ui/format';

const places: Readonly<Record<Unmatched['what'], string>> = {
  early: 'of the minibatch',
  evaluation: 'on validation',
  curve: 'of the minibatch',
};

/** With as many decimals as tell them apart. */
function numbers(theirs: number, ours: number): readonly [string, string] {
  for (const words of [formatNats, formatFineNats])
    if (words(theirs) !== words(ours)) return [words(theirs), words(ours)];
  return [String(theirs), String(ours)];
}

function differenceWords({ what, step, model, term, theirs, ours }: Difference): string {
  const at = `step ${formatCount(step)}`;
  if (what === 'off' && model !== null)
    return `${nameOf(model)} has figures in the link, whose settings leave it off`;
  if (
    what === 'off' ||
    what === 'digest' ||
    model === null ||
    typeof theirs !== 'number' ||
    typeof ours !== 'number'
  )
    return `the parameters at ${at}: digest ${ours ?? 'none'} here, ${theirs ?? 'none'} in the link`;
  const [there, here] = numbers(theirs, ours);
  return `${term} of ${nameOf(model)} ${places[what]} at ${at}: ${here} nats here, ${there} in the link`;
}

/** Empty where there is none. */
const unmatchedWords = (unmatched: Unmatched | undefined): string =>
  unmatched
    ? ` But the link has figures of ${nameOf(unmatched.model)} ${places[unmatched.what]} at step ${formatCount(unmatched.step)}. This run did not measure them, so they are not verified.`
    : '';

/** The name of the verdict, and a sentence on what it means. */
export function verdictWords(
  verdict: Exclude<Verdict, { kind: 'not yet' }>,
): readonly [name: string, meaning: string] {
  switch (verdict.kind) {
    case 'same bits':
      return ['Same bits', 'This run has exactly the parameters and the figures of the link.'];
    case 'same run, other rounding':
      return [
        'Same run, other rounding',
        `Another backend, kernel plan or graphics card computed the link. The first losses agree to rounding, and L within 1 % at every common evaluation.${unmatchedWords(verdict.unmatched)}`,
      ];
    case 'consistent, not verified':
      return [
        'Consistent, not verified',
        verdict.unmatched
          ? `Nothing differs that both have.${unmatchedWords(verdict.unmatched)}`
          : 'Nothing differs, but the link has too few figures to tell.',
      ];
    case 'different':
      return [
        'Different',
        `First, ${differenceWords(verdict.first)}.${
          verdict.fault
            ? ' The same backend and kernel plan should give the same bits. Report this as a fault, unless the link was changed.'
            : ' It is another run, or the figures of the link were changed.'
        }`,
      ];
  }
}

interface LinkedRun {
  /** Of the result. */
  readonly step: number;
  /** It began from parameters that no link holds. */
  readonly hasStart: boolean;
  /** It has moves before that step. */
  readonly hasMoves: boolean;
}

/** Where there is no verdict: whether one comes, and what keeps it away. */
export function replayWords(replay: Replay, { step, hasStart, hasMoves }: LinkedRun): string {
  switch (replay) {
    case 'waits':
      return `The wide pale lines are the link’s. Train replays the run and compares it at step ${formatCount(step)}.`;
    case 'replays':
      return `Replaying. The verdict comes at step ${formatCount(step)}.`;
    case 'past':
      // Restart forgets moves, and begins from initial weights.
      return `This run is past the step of the result. ${hasStart || hasMoves ? 'No verdict is possible.' : 'Restart replays it.'}`;
    case 'other start':
      return hasStart
        ? 'The wide pale lines are the link’s. Its run began from parameters that are not in the link, so no verdict is possible.'
        : 'The link’s run began from initial weights; this run did not. So there is no replay and no verdict. The wide pale lines stay for comparison.';
    case 'changed':
      return 'Settings or moves differ from the link’s, so there is no replay and no verdict. The wide pale lines stay for comparison.';
  }
}
