/** Values of cells as colours: clipped at a percentile and said so, or as deviations to both sides. Pure. */
import { CLIPPED_AT } from '../../math/concrete-triangle';
import { colourRamp } from '../../ui/colour-ramp';
import type { LatticePart } from '../../ui/scene';

/** Colours of a ramp: fewer than an eye tells apart side by side. */
const LEVELS = 48;
/** Deviations from here on have the full colour. */
export const FULL_SIGMAS = 4;

/** The value at definition 17's percentile, of values in any order. */
export function clipOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const clip = sorted[Math.max(0, Math.ceil(CLIPPED_AT * sorted.length) - 1)];
  // A density that has all its mass in fewer cells than are clipped: the highest of them.
  return clip > 0 ? clip : (sorted[sorted.length - 1] ?? 0);
}

const ramps = new Map<string, readonly string[]>();

/** LEVELS colours from one to another. */
function rampOf(from: string, to: string): readonly string[] {
  const key = `${from} ${to}`;
  let ramp = ramps.get(key);
  if (!ramp) {
    const channels = colourRamp(from, to, LEVELS);
    ramp = Array.from(
      { length: LEVELS },
      (_, level) => `rgb(${channels.subarray(3 * level, 3 * level + 3).join(', ')})`,
    );
    ramps.set(key, ramp);
  }
  return ramp;
}

/** Cells by colour: `levelOf` gives -1 to 1, negative towards the second colour; cells of level 0 are left out. */
function partsBy(
  n: number,
  levelOf: (cell: number) => number,
  surface: string,
  up: string,
  down: string,
): LatticePart[] {
  const ramp = [rampOf(surface, up), rampOf(surface, down)];
  const parts = new Map<string, { fill: string; whole: number[]; half: number[] }>();
  let cell = 0;
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n - j; i++, cell++) {
      const level = levelOf(cell);
      const step = Math.round(Math.min(1, Math.abs(level)) * (LEVELS - 1));
      if (!(step > 0)) continue;
      const fill = ramp[level > 0 ? 0 : 1][step];
      let part = parts.get(fill);
      if (!part) parts.set(fill, (part = { fill, whole: [], half: [] }));
      (i + j === n - 1 ? part.half : part.whole).push(i, j);
    }
  return [...parts.values()];
}

/** Densities from 0 to the clip. */
export function densityParts(
  n: number,
  values: ArrayLike<number>,
  clip: number,
  surface: string,
  colour: string,
): LatticePart[] {
  return partsBy(n, (cell) => (clip > 0 ? values[cell] / clip : 0), surface, colour, colour);
}

/** Deviations in sigmas: more than expected in one colour, fewer in the other. */
export function deviationParts(
  n: number,
  sigmas: ArrayLike<number>,
  surface: string,
  more: string,
  fewer: string,
): LatticePart[] {
  return partsBy(n, (cell) => sigmas[cell] / FULL_SIGMAS, surface, more, fewer);
}

/** Masses of cells as densities by dy_2 dy_3: halves have half the area. */
export function densitiesOf(n: number, masses: ArrayLike<number>, total: number): Float64Array {
  const densities = new Float64Array(masses.length);
  let cell = 0;
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n - j; i++, cell++)
      densities[cell] = (masses[cell] / (total || 1)) * n * n * (i + j === n - 1 ? 2 : 1);
  return densities;
}
