/** Where a number stands along an axis, and which number stands at a place: linear, or logarithmic from a positive start. Pure. */

export type AxisScale = 'linear' | 'log';

type Domain = readonly [number, number];

/** Share of the way from the domain's low end to its high end; outside [0, 1] for a number outside. */
export function shareOf(scale: AxisScale, [low, high]: Domain, value: number): number {
  if (scale === 'linear') return (value - low) / (high - low);
  return Math.log(value / low) / Math.log(high / low);
}

/** The number at a share of the way: the inverse of shareOf. */
export function valueAtShare(scale: AxisScale, [low, high]: Domain, share: number): number {
  return scale === 'linear' ? low + share * (high - low) : low * (high / low) ** share;
}

/** Whole steps of 1, 2 or 5 that divide an axis from 0 to `top` into two to five. */
export function stepOf(top: number): number {
  const power = 10 ** Math.floor(Math.log10(top));
  return [0.2, 0.5, 1, 2, 5].map((part) => part * power).find((step) => top / step <= 5) ?? power;
}
