/** The precision of z in words: one dimension, all of them beside q and beside the grid, and the spectrum of G. Pure. */
import type { PicturePrecision } from '../../../experiment/precision';
import { formatDigits } from '../../../ui/format';

/** A deviation or an eigenvalue, three digits of it. */
export const digits = (value: number): string => formatDigits(value, 3);

/** The prior's precisions, the lowest and the highest of all dimensions. */
export function priorPrecisions({ prior }: PicturePrecision): readonly [number, number] {
  const all = prior.map((deviation) => 1 / deviation ** 2);
  return [Math.min(...all), Math.max(...all)];
}

/** What the drawing says of dimension j. */
export function dimensionWords({ own, factorised, joint, truth }: PicturePrecision, j: number): string {
  const parts = [
    `deviation of q ${digits(own[j])}`,
    `least ${digits(factorised[j])}`,
    `of (G + P)⁻¹ ${digits(joint[j])}`,
    ...(truth ? [`true ${digits(truth[j])}`] : []),
  ];
  return parts.join(', ');
}

const of = (count: number, all: number) => `${count} of ${all} ${all === 1 ? 'dimension' : 'dimensions'}`;

export const deviationsSummary = (precision: PicturePrecision, j: number): string =>
  `z${j + 1}: ${dimensionWords(precision, j)}.`;

/** q beside the least deviation. */
export function ownWords({ own, factorised }: PicturePrecision): string {
  const wider = own.filter((value, j) => value > factorised[j]).length;
  return `q is wider than the least deviation in ${of(wider, own.length)}.`;
}

/** The grid beside the least deviation; null without one. */
export function spacingWords({ factorised, spacing }: PicturePrecision): string | null {
  if (spacing === null) return null;
  const finer = factorised.filter((least) => spacing < least).length;
  const text = formatDigits(spacing, 2);
  if (finer === factorised.length)
    return `The grid (spacing ${text}) is finer than the least deviation in every dimension.`;
  if (finer === 0) return `The grid (spacing ${text}) is finer than the least deviation in no dimension.`;
  return `The grid (spacing ${text}) is finer than the least deviation in ${of(finer, factorised.length)}.`;
}

export function spectrumSummary(precision: PicturePrecision): string {
  const { spectrum } = precision;
  const [lowest, highest] = priorPrecisions(precision);
  const above = spectrum.filter((value) => value > highest).length;
  const [most, least] = [spectrum[0], Math.max(0, spectrum.at(-1)!)];
  const range = spectrum.length === 1 ? digits(most) : `from ${digits(most)} down to ${digits(least)}`;
  const prior =
    digits(lowest) === digits(highest) ? digits(highest) : `${digits(lowest)} to ${digits(highest)}`;
  const eigenvalues = spectrum.length === 1 ? 'Eigenvalue' : 'Eigenvalues';
  return `${eigenvalues} of G ${range}; ${above} of ${spectrum.length} exceed the prior’s precision, ${prior}.`;
}
