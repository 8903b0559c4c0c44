/** Corollary 3 with its remarks in words, of one measured model. Pure. */
import type { CorollaryThree, SectionFive } from '../../../experiment/section-five';
import { formatCount, formatFineNats, formatNats } from '../../../ui/format';
import { meanText } from '../../mean-text';

/** Figures in a list: what it is, the number, and a sentence. */
interface Told {
  readonly name: string;
  readonly text: string;
  readonly sentence: string;
}

export function toldOf(
  found: SectionFive,
  { freeEnergy, divergence, remarkFour }: CorollaryThree,
): readonly Told[] {
  const { taylor, term2 } = found;
  return [
    {
      name: 'L, measured',
      text: `${meanText(found.freeEnergy)} nats`,
      sentence: 'term1 and the sampled term2 of the same pictures. Lower is better.',
    },
    {
      name: 'L* of Corollary 3',
      text: `${formatNats(freeEnergy)} nats`,
      sentence: `Taylor’s term2, and the divergence from one Gaussian prior of free mean and covariance: ${formatNats(divergence)} nats. Both use the encoder’s own means and variances, not the best ones.`,
    },
    {
      name: 'term2 by Taylor less the sampled one',
      text: `${formatNats(taylor.difference.mean)} ± ${formatNats(taylor.difference.standardError)} nats`,
      sentence: `A parabola replaces −log p(x | z) near q’s mean. It gives ${meanText(taylor.nllAtMean)} at the mean, plus half the trace of G V, ${meanText(taylor.halfTrace)}. Sampled: ${meanText(term2)}.`,
    },
    {
      name: 'Remark 5: term2 of one draw',
      text: `± ${formatNats(taylor.oneDraw)} nats`,
      sentence: 'Spread of term2 of one picture over draws of z. Training with L = 1 sees this noise.',
    },
    ...(remarkFour
      ? [
          {
            name: 'Remark 4: the best V',
            text: `${formatFineNats(remarkFour.value)} nats`,
            sentence: `V is one covariance for all pictures. One term shrinks it to fit the data, the other widens it; here their sum is least. The encoder’s mean variances give ${formatFineNats(remarkFour.ownValue)} nats.`,
          },
        ]
      : []),
  ];
}

export const taylorSummary = ({ pictures, taylor }: SectionFive): string =>
  `${formatCount(pictures)} pictures: correlation ${taylor.correlation.toFixed(4)}; by Taylor term2 is ${formatNats(taylor.difference.mean)} nats off on average.`;

export function deviationSummary({
  deviations,
  ownDeviations,
}: NonNullable<CorollaryThree['remarkFour']>): string {
  const wider = deviations.filter((value, j) => value > ownDeviations[j]).length;
  const sharpest = ownDeviations.reduce((best, value, j) => (value < ownDeviations[best] ? j : best), 0);
  return `In ${formatCount(wider)} of ${formatCount(deviations.length)} dimensions V is wider than the encoder. Sharpest: z${sharpest + 1}, encoder ${ownDeviations[sharpest].toFixed(3)}, V ${deviations[sharpest].toFixed(3)}.`;
}
