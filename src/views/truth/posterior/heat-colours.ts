/** The colour of a mass on a map of the truth: one ramp, by the square root, so that a lower mode is seen beside a higher one. Pure. */
import { colourRamp } from '../../../ui/colour-ramp';
import type { PlotInk } from '../../../ui/plot-canvas';

const COLOURS = 256;

/** Red, green and blue of a part of the largest mass. */
export function heatColours({
  surface,
  series,
}: PlotInk): (part: number) => readonly [number, number, number] {
  const ramp = colourRamp(surface, series, COLOURS);
  return (part) => {
    const at = 3 * Math.round(Math.sqrt(Math.min(1, Math.max(0, part))) * (COLOURS - 1));
    return [ramp[at], ramp[at + 1], ramp[at + 2]];
  };
}

export const asText = ([red, green, blue]: readonly [number, number, number]): string =>
  `rgb(${red}, ${green}, ${blue})`;
