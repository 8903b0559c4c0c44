/** Figures 2, 6, 7 and 8 as SVG text, from the Concrete lab's own drawing code, with fewer samples than the page draws. */
import { compareCells } from '../../src/math/cell-comparison';
import { LATTICE } from '../../src/math/concrete-cells';
import { countConcrete } from '../../src/math/concrete-counts';
import { figureNames, type FigureName } from '../../src/views/concrete/lab-settings';
import {
  drawingKey,
  exactMasses,
  paperFigures,
  SEED,
  type Triangles,
} from '../../src/views/concrete/paper-figures';
import { clippedTriangles, trianglesScene } from '../../src/views/concrete/triangles-scene';
import { sceneSvg } from '../../src/ui/scene-svg';
import { paperInk } from './paper-ink';

export const SAMPLES_OF_FILES = 200_000;
const WIDTH = 720;

export interface FigureFile {
  readonly name: string;
  readonly svg: string;
}

export function concreteTriangles(figure: FigureName, samples: number): Triangles {
  const { alpha, temperatures } = paperFigures[figure];
  const counts = temperatures.map(() => new Uint32Array((LATTICE * (LATTICE + 1)) / 2));
  countConcrete(counts, alpha, temperatures, drawingKey, 0, samples, LATTICE);
  return { figure, samples, counts, masses: exactMasses(figure) };
}

export function concreteFigure(figure: FigureName, samples: number): FigureFile {
  const { alphaText, temperatures } = paperFigures[figure];
  const triangles = concreteTriangles(figure, samples);
  const height = Math.round((WIDTH / 4) * 0.98 * Math.ceil(temperatures.length / 4));
  const scene = trianglesScene(
    triangles,
    clippedTriangles(triangles, false),
    'sampled',
    { width: WIDTH, height },
    paperInk,
  );
  const ratios = triangles.masses.map((masses, t) => {
    const { totalVariation, noise } = compareCells(triangles.counts[t]!, masses);
    return totalVariation / noise;
  });
  return {
    name: `figure-${figure}`,
    svg: sceneSvg(scene, {
      title: `Figure ${figure}: the density of Con((${alphaText}), T)`,
      description: `${temperatures.length} triangles, T = ${temperatures.join(', ')}, row by row; ${samples} samples each in 40 by 40 cells, clipped at the 98th percentile of each triangle's cells. Samples lie from the closed form by ${Math.max(...ratios).toFixed(2)} times the noise expected at most.`,
      settings: { figure, alpha: alphaText, temperatures, samples, seed: SEED },
      link: `#v=1&view=concrete&concrete.figure=${figure}`,
    }),
  };
}

export const concreteFigures = (): FigureFile[] =>
  figureNames.map((figure) => concreteFigure(figure, SAMPLES_OF_FILES));
