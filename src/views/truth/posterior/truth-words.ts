/** A true posterior beside q in words. Pure. */
import type { ConditionalTruth, PosteriorTruth, Truth, TruthAxis } from '../../../experiment/truth';
import { formatCount, formatNats, formatSigned, withMinus } from '../../../ui/format';
import { numberWord } from '../../../ui/number-word';

const nameOf = ({ dimension }: TruthAxis) => `z${dimension + 1}`;
const modes = (count: number) => `${numberWord(count)} ${count === 1 ? 'mode' : 'modes'}`;
const product = (counts: readonly number[]) => counts.reduce((all, count) => all * count, 1);

/** 'categories 3 and 5 with 84 %': the most probable cell. */
function mostProbable(masses: readonly ArrayLike<number>[], joint: ArrayLike<number>): string {
  let best = 0;
  for (let cell = 1; cell < joint.length; cell++) if (joint[cell] > joint[best]) best = cell;
  const [rows] = masses.slice(-1).map(({ length }) => length);
  const which = masses.length === 1 ? [best] : [Math.floor(best / rows), best % rows];
  return `${which.length === 1 ? 'category' : 'categories'} ${which.join(' and ')} with ${percent(joint[best])}`;
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

function jointOf(axes: readonly TruthAxis[]): number[] {
  const [first, second] = axes.map(({ own }) => Array.from(own));
  return second ? first.flatMap((a) => second.map((b) => a * b)) : first;
}

/** How many modes the truth has, and how many q; of categories the most probable. */
function shapeWords(truth: Truth): string {
  const { axes } = truth;
  const name = truth.kind === 'posterior' ? 'True posterior' : `Conditional of ${nameOf(axes[0])}`;
  if (axes[0].categories) {
    const joint = truth.kind === 'posterior' ? truth.mass : axes[0].truth;
    const all = axes.map((axis) => axis.own);
    return `${name}: ${mostProbable(all, joint)}. q: ${mostProbable(all, jointOf(axes))}.`;
  }
  const own = product(axes.map(({ ownModes }) => ownModes.length));
  if (truth.kind === 'conditional' || axes.length === 1)
    return `${name}: ${modes(axes[0].modes.length)}. q: ${modes(own)}.`;
  const found = truth.peaks.length;
  const each = axes.map((axis) => `${numberWord(axis.modes.length)} in ${nameOf(axis)}`).join(', ');
  const isPlain = found === 1 && axes.every((axis) => axis.modes.length === 1);
  return `${name}: ${modes(found)}${isPlain ? '' : ` on the plane (${each})`}. q: ${modes(own)}.`;
}

function dependenceWords({ correlation, information }: PosteriorTruth): string {
  if (correlation !== null) return ` Correlation ${withMinus(correlation.toFixed(2))}; q has none.`;
  return information === null
    ? ''
    : ` Mutual information ${formatNats(Math.max(0, information))} nats; q has none.`;
}

export const sliceWords = (latent: number): string =>
  `With ${formatCount(latent)} dimensions this is a conditional at q’s mean of the others. It is no marginal.`;

function conditionalWords({ gap }: ConditionalTruth): string {
  return ` KL(q : conditional) ${formatNats(gap)} nats.`;
}

/** What is drawn, in a few sentences: it is the text alternative too. */
export function truthSummary(truth: Truth): string {
  const rest = truth.kind === 'posterior' ? dependenceWords(truth) : conditionalWords(truth);
  return `${shapeWords(truth)}${rest}`;
}

/** Of which z: where the model is trained on relaxed ones. */
export const readingWords = ({ reading, axes }: Truth): string | null =>
  reading === 'exact'
    ? null
    : `Read by whole ${axes[0].categories ? 'categories' : 'grid points'}, not by relaxed samples.`;

interface Part {
  readonly name: string;
  readonly meaning: string;
  readonly nats: number;
}

/** The gap and what it is made of, in order; the parts sum to the gap. */
export function partsOf({ gap, floor, family, nll }: PosteriorTruth): readonly Part[] {
  const part = (name: string, meaning: string, nats: number) => ({ name, meaning, nats });
  return [
    part('gap', 'KL(q : p(z | x))', gap),
    part('factorising', 'best found of any factorised q', floor),
    part('shape', 'best found in the family, above that', family - floor),
    part('encoder', 'the rest: amortisation', gap - family),
    part('−log p(x)', 'L is this and the gap', nll),
  ];
}

/** Modes of the truth on the plane as pairs of places: '(−2.36, −1.69)'. */
export function peakTexts({ axes, peaks }: PosteriorTruth): string[] {
  const [across, up] = axes.map(({ places }) => places);
  return peaks.map((cell) => {
    const at = [across[Math.floor(cell / up.length)], up[cell % up.length]];
    return `(${at.map(formatSigned).join(', ')})`;
  });
}
