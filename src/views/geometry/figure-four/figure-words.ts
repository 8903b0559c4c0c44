/** Figure 4 in words: what is drawn, what the picked picture's strings measure, and what a picture under the pointer has. Pure. */
import { labelWords, type ClassNames } from '../../../experiment/label-text';
import type { SectionFive } from '../../../experiment/section-five';
import { formatCount, formatFineNats, formatNats, formatSigned } from '../../../ui/format';
import type { PickedStrings } from './figure-scene';
import type { Moments, Point } from './moments';

const short = (value: number): string => formatSigned(Number(value.toFixed(3)));
const place = ({ x, y }: Point): string => `mean ${short(x)}, variance ${short(Math.max(0, y - x * x))}`;

/** What the drawing shows, for those who do not see it. */
export function figureSummary(
  { dimension, posteriors, prior, centroid, relaxed }: Moments,
  mixture: number | null,
  measured: number,
  picked: PickedStrings | null,
): string {
  const z = `z${dimension + 1}`;
  const off =
    mixture === null
      ? ''
      : `; the mixture m has the same moments and is ${formatFineNats(mixture)} nats away`;
  const rings =
    relaxed === null
      ? ''
      : ` Rings: what the decoder is fed of ${formatCount(relaxed.length)} pictures, of ${relaxedVariance(relaxed)} mean variance.`;
  const stars = measured === 0 ? '' : ` (z)* of ${formatCount(measured)} pictures lie on the boundary.`;
  const own = picked === null ? '' : ` ${pickedWords(picked, dimension)}`;
  return `${formatCount(posteriors.length)} ${posteriors.length === 1 ? 'posterior' : 'posteriors'} in ${z}. Prior: ${place(prior)}. Centroid c*: ${place(centroid)}${off}.${rings}${stars}${own}`;
}

const relaxedVariance = (points: readonly Point[]): string =>
  short(points.reduce((sum, { x, y }) => sum + (y - x * x) / points.length, 0));

function pickedWords(
  { name, toPrior, toPriorHere, toBest, older }: PickedStrings,
  dimension: number,
): string {
  const best =
    toBest === null
      ? '(z)* is not measured'
      : older
        ? 'the one to (z)* was measured of an older q'
        : `to (z)* ${formatNats(toBest)} nats`;
  return `Strings of ${name}: to the prior ${formatNats(toPrior)} nats, ${formatNats(toPriorHere)} of them in z${dimension + 1}; ${best}.`;
}

/** A picture for those who hear it, and below the figure. */
export function pointWords(
  { dimension, posteriors }: Moments,
  index: number,
  label: number | undefined,
  names: ClassNames,
): string {
  const kind = label === undefined ? '' : `, ${labelWords(label, names)}`;
  return `Picture ${formatCount(index)}${kind}: z${dimension + 1} has ${place(posteriors[index])}`;
}

/** The measured numbers of a picture, where it was measured. */
export function measuredWords({ step, byPicture }: SectionFive, index: number): string {
  const one = byPicture[index];
  if (one === undefined) return '';
  const { term1, term2, nllAtBest } = one;
  return `Measured at step ${formatCount(step)}: KL(q : p) ${formatNats(term1)} + string to (z)* ${formatNats(term2 - nllAtBest)} + −log p(x | (z)*) ${formatNats(nllAtBest)} = L ${formatNats(term1 + term2)} nats`;
}
