/** Modes of a joint distribution on cells, where marginals hide them: two on a diagonal may be one in each dimension. */
import type { ExactPosterior } from './posterior';

/** A peak that a path leaves without falling below this part of it is a ripple of a higher one. */
const VALLEY = 0.98;

/**
 * Cells above a tenth of the largest mass that no neighbour exceeds, neighbours across corners included, each with a valley around it:
 * no path of neighbours leads from it to more mass without falling to 0.98 of its own. In the order of the cells.
 */
export function peaksOf({ sizes, logMass }: Pick<ExactPosterior, 'sizes' | 'logMass'>): number[] {
  const steps = sizes.map((_, j) => sizes.slice(j + 1).reduce((product, size) => product * size, 1));
  const neighbours = (cell: number): number[] => {
    let found = [cell];
    for (const [j, size] of sizes.entries()) {
      const at = Math.floor(cell / steps[j]) % size;
      found = found.flatMap((one) => [
        one,
        ...(at > 0 ? [one - steps[j]] : []),
        ...(at < size - 1 ? [one + steps[j]] : []),
      ]);
    }
    return found;
  };
  const largest = logMass.reduce((most, log) => Math.max(most, log), -Infinity);
  const peaks: number[] = [];
  for (let cell = 0; cell < logMass.length; cell++) {
    const own = logMass[cell];
    if (own <= largest - Math.log(10)) continue;
    // Of equals the first stands for all.
    const around = neighbours(cell);
    if (around.some((other) => logMass[other] > own || (logMass[other] === own && other < cell))) continue;
    if (isAlone(cell, own)) peaks.push(cell);
  }
  return peaks;

  /** Whether all that is reached without falling much has less mass, or as much and a higher number. */
  function isAlone(cell: number, own: number): boolean {
    const seen = new Set([cell]);
    for (const at of seen)
      for (const other of neighbours(at)) {
        if (seen.has(other) || logMass[other] < own + Math.log(VALLEY)) continue;
        if (logMass[other] > own || (logMass[other] === own && other < cell)) return false;
        seen.add(other);
      }
    return true;
  }
}
