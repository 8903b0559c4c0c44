/** What Theorem 2 says of a model's term1, in words: the sums, what a better prior could gain, and under what conditions. Pure. */
import type { Term1Parts } from '../../math/information-geometry';
import { totalOf } from '../../math/term1-bounds';
import type { CommonSettings } from '../../models/contract';
import { specOf, type ModelId } from '../../models/registry';
import type { Term1Geometry } from '../../models/term1-geometry';
import { valueOf } from '../../schema/read-values';
import { formatCount, formatFineNats as nats } from '../../ui/format';
import { mostGained } from './parts';

export function geometrySummary({ dimensions }: Term1Geometry): string {
  const total = totalOf(dimensions);
  return `term1 ${nats(total.term1)} nats = eq. (6) ${nats(total.eq6)} + KL(mixture : centroid) ${nats(total.mixtureToCentroid)} + KL(centroid : prior) ${nats(total.centroidToPrior)}; eq. (5), the first two, is ${nats(total.eq5)}.`;
}

/** The parts of one dimension. */
export const partsWords = ({ term1, mutualInformation, mixtureToCentroid, centroidToPrior }: Term1Parts) =>
  `term1 ${nats(term1)} nats, information ${nats(mutualInformation)}, mixture to centroid ${nats(mixtureToCentroid)}, centroid to prior ${nats(centroidToPrior)}`;

export function priorSummary({ dimensions }: Term1Geometry): string {
  const total = totalOf(dimensions);
  const j = mostGained(dimensions);
  const { mixtureToCentroid, centroidToPrior } = dimensions[j];
  return `Decided by the prior: ${nats(total.mixtureToCentroid + total.centroidToPrior)} of ${nats(total.term1)} nats; most in z${j + 1}, ${nats(mixtureToCentroid + centroidToPrior)}.`;
}

/** What a better prior could take off term1 on these pictures. */
export function gainWords({ dimensions, family, note }: Term1Geometry): string {
  const { term1, eq5, eq6 } = totalOf(dimensions);
  const gain = `A better prior of the same family (${family}) could save term1 − (5) = ${nats(term1 - eq5)} nats. Any factorised prior could save at most term1 − (6) = ${nats(term1 - eq6)} nats.`;
  return note === '' ? gain : `${gain} ${note}`;
}

/** Eq. (5) of Gaussian priors that are not factorised: another family; null for models without it. */
export function jointWords({ dimensions, jointEq5 }: Term1Geometry): string | null {
  if (jointEq5 === null) return null;
  const { term1 } = totalOf(dimensions);
  return `Not in the figure: for one Gaussian prior of full covariance, eq. (5) is ${nats(jointEq5)} nats, ${nats(term1 - jointEq5)} below term1. This bounds another family of priors than the sums above.`;
}

interface Accounting {
  readonly brief: string;
  readonly reason: string;
}

/** Why a bound on term1 is none on what the decoder is fed; null where it is fed draws of the q that term1 counts. */
export function accountingWords(model: ModelId, settings: CommonSettings): Accounting | null {
  const brief = (kl: string) => `These bound the reported term1; the decoder sees ${kl} KL.`;
  if (specOf(model).hasTemperature(settings))
    return {
      brief: brief('a larger'),
      reason:
        'These bound the reported term1, the KL of the categories’ q. A decoder that is fed relaxed samples sees a larger KL: see Audit.',
    };
  const scale = valueOf(settings, 'noiseScale');
  return typeof scale === 'number' && scale < 1
    ? {
        brief: brief('another'),
        reason: `These bound the reported term1, the KL of q. The decoder is fed noise shrunk to ${scale} of it and sees another KL: see Audit.`,
      }
    : null;
}

/** What the numbers are not. */
export function conditionWords({ pictures }: Term1Geometry): string[] {
  return [
    `Factorised per dimension, and in-sample: the best prior is fitted to the same ${formatCount(pictures)} pictures it is judged on. With fewer pictures the gain looks larger than it is. Choose another number to see by how much.`,
    `These do not bound a non-parametric prior over all dimensions jointly. By memorising these pictures it could bring term1 to at most log n = ${nats(Math.log(pictures))} nats.`,
  ];
}
