/** How far a refining step goes. Numbers of a head differ by orders of magnitude, so each is moved in units of its own size. Pure. */

/** Of Adam's first step, in those units; it falls to nothing by the last, along half a cosine. */
const FIRST = 0.1;

export const stepSizeAt = (step: number, steps: number): number =>
  (FIRST / 2) * (1 + Math.cos((Math.PI * (step - 1)) / steps));

/** The unit of a number of the encoder's head. */
export const unitOf = (value: number): number => Math.max(1, Math.abs(value));
