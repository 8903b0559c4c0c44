/** The verdict on a link's result in words, and what differs. Pure. */
import type { Difference, Unmatched, Verdict } from '../../experiment/result/verdict';
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
    ? ` But the link has figures of ${nameOf(unmatched.model)} ${places[unmatched.what]} at step ${formatCount(unmatched.step)}, which this run did not measure: nothing vouches for them.`
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
            ? ' The same backend and kernel plan should give the same bits: this is a fault to report, unless the link was changed.'
            : ' It is another run, or the figures of the link were changed.'
        }`,
      ];
  }
}
