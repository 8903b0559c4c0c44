/** What the paper's triangles show, in words and numbers. Pure. */
import { compareCells } from '../../math/cell-comparison';
import { unboundedAt } from '../../math/concrete-triangle';
import { formatCount, formatShort } from '../../ui/format';
import { paperFigures, SAMPLES, type Counted, type Triangles } from './paper-figures';

export interface Row {
  readonly temperature: number;
  readonly totalVariation: number;
  readonly noise: number;
  readonly beyondTwo: number;
  readonly judged: number;
  readonly largest: number;
  readonly unbounded: ReturnType<typeof unboundedAt>;
}

/** One row a triangle; none before the closed form is there. */
export function rowsOf({ figure, counts, masses }: Triangles): Row[] {
  const { temperatures } = paperFigures[figure];
  return masses.map((mass, t) => ({
    temperature: temperatures[t],
    ...compareCells(counts[t], mass),
    unbounded: unboundedAt(temperatures[t]),
  }));
}

export const unboundedWords = { edges: 'edges and corners', corners: 'corners', nowhere: 'nowhere' } as const;

export const shortDistance = (value: number): string => value.toFixed(4);

export function triangleSentence(row: Row): string {
  return (
    `T = ${formatShort(row.temperature)}: total variation ${shortDistance(row.totalVariation)}, noise expected ${shortDistance(row.noise)}. ` +
    `${row.beyondTwo} of ${row.judged} cells beyond 2 σ, about ${Math.round(0.0455 * row.judged)} by chance. ` +
    `Density unbounded at: ${unboundedWords[row.unbounded]}`
  );
}

export function trianglesSummary(triangles: Triangles, rows: readonly Row[]): string {
  const { alphaText, temperatures } = paperFigures[triangles.figure];
  const what = `${temperatures.length} triangles of Con((${alphaText}), T), T = ${temperatures[0]} to ${temperatures.at(-1)}`;
  if (triangles.samples === 0 || rows.length === 0) return `${what}; nothing is drawn yet.`;
  const ratio = Math.max(...rows.map((row) => row.totalVariation / row.noise));
  const drawn =
    triangles.samples >= SAMPLES
      ? `${formatCount(SAMPLES)} samples each`
      : `${formatCount(triangles.samples)} of ${formatCount(SAMPLES)} samples each`;
  return `${what}; ${drawn}. Samples lie from the closed form by ${ratio.toFixed(2)} times the noise expected at most.`;
}

/** Where samples were counted, and why not on a GPU; empty before there are any. */
export function placeWords({ samples, onGpu, adapter, reason }: Counted): string {
  if (samples === 0) return '';
  if (onGpu === samples) return `Counted on the GPU (${adapter}).`;
  if (onGpu === 0) return `Counted in a worker of the page: ${reason}.`;
  return `${formatCount(onGpu)} samples each counted on the GPU (${adapter}), the others in a worker of the page: ${reason}.`;
}
