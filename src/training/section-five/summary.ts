/** Figures of section 5 over pictures, from those of each. Pure. */
import {
  stringRounding,
  type CorollaryThree,
  type SectionFive,
  type SectionFivePicture,
  type SectionFivePrecision,
} from '../../experiment/section-five';
import { gaussianJointBoundEq5 } from '../../math/gaussian-geometry';
import { meanAndError } from '../../math/importance-weighting';
import { correlation } from '../../math/section-five/correlation';
import type { Precision } from '../../math/section-five/precision';
import { spreadOf, stationaryCovariance, tradeOff } from '../../math/section-five/stationary-covariance';
import type { Matrix } from '../../math/section-five/symmetric';
import type { RealLatent } from '../../models/latent/distribution';

export interface PictureOfFive extends RealLatent {
  /** G at q's mean, [d][d]. */
  readonly metric: Matrix;
  readonly precision: Precision;
  /** Variance of -log p(x | z) from one draw of z to the next. */
  readonly oneDraw: number;
  readonly picture: SectionFivePicture;
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0);
/** By dimension, [n][d] -> [d]. */
const averages = (rows: readonly (readonly number[])[]) =>
  rows[0].map((_, j) => average(rows.map((row) => row[j])));
const diagonal = (values: readonly number[]) =>
  values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));

/** What follows from the figures of each picture. */
type Summary = Pick<
  SectionFive,
  'term1' | 'term2' | 'freeEnergy' | 'strings' | 'taylor' | 'precision' | 'corollaryThree' | 'byPicture'
>;

export function summaryOf(all: readonly PictureOfFive[]): Summary {
  const byPicture = all.map(({ picture }) => picture);
  const mean = (value: (one: SectionFivePicture) => number) => meanAndError(byPicture.map(value));
  const taylorOf = ({ nllAtMean, halfTrace }: SectionFivePicture) => nllAtMean + halfTrace;
  const term1 = mean((one) => one.term1);
  const nllAtBest = mean((one) => one.nllAtBest);
  const toBest = mean(({ term2, nllAtBest }) => term2 - nllAtBest);
  const taylor = byPicture.map(taylorOf);
  return {
    term1,
    term2: mean(({ term2 }) => term2),
    freeEnergy: mean(({ term1, term2 }) => term1 + term2),
    strings: {
      toBest,
      nllAtBest,
      total: term1.mean + toBest.mean + nllAtBest.mean,
      negative: byPicture.filter(({ term2, nllAtBest }) => term2 < nllAtBest - stringRounding).length,
    },
    taylor: {
      nllAtMean: mean(({ nllAtMean }) => nllAtMean),
      halfTrace: mean(({ halfTrace }) => halfTrace),
      difference: mean((one) => taylorOf(one) - one.term2),
      correlation: correlation(
        taylor,
        byPicture.map(({ term2 }) => term2),
      ),
      oneDraw: Math.sqrt(average(all.map(({ oneDraw }) => oneDraw))),
    },
    precision: precisionOfAll(all),
    corollaryThree: all.every(({ isNormal }) => isNormal) ? corollaryThree(all, average(taylor)) : null,
    byPicture,
  };
}

const precisionOfAll = (all: readonly PictureOfFive[]): SectionFivePrecision => ({
  own: averages(all.map(({ variance }) => variance.map(Math.sqrt))),
  joint: averages(all.map(({ precision }) => precision.joint)),
  factorised: averages(all.map(({ precision }) => precision.factorised)),
  spectrum: averages(all.map(({ precision }) => precision.spectrum)),
  spacing: all[0].spacing,
});

function corollaryThree(all: readonly PictureOfFive[], taylor: number): CorollaryThree {
  const means = all.map(({ mean }) => mean);
  const variances = all.map(({ variance }) => variance);
  const divergence = gaussianJointBoundEq5(means, variances);
  const metric = all[0].metric.map((_, i) => averages(all.map(({ metric }) => metric[i])));
  const spread = spreadOf(means);
  const own = averages(variances);
  const stationary = stationaryCovariance(metric, spread);
  return {
    freeEnergy: taylor + divergence,
    divergence,
    remarkFour: stationary && {
      deviations: stationary.map((row, j) => Math.sqrt(row[j])),
      ownDeviations: own.map(Math.sqrt),
      value: tradeOff(metric, spread, stationary),
      ownValue: tradeOff(metric, spread, diagonal(own)),
    },
  };
}
