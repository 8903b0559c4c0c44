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
