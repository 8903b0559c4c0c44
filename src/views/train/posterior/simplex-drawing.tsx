/** The drawing of three relaxed categories on their triangle, with its words for those who cannot see it. */
import { memo, useCallback, useMemo } from 'react';
import { triangleField, triangleGrid, type TriangleField } from '../../../math/concrete-triangle';
import type { CommonSettings, ModelSpec, Posterior, Simplex } from '../../../models/contract';
import { PlotCanvas, type PlotInk, type PlotSize } from '../../../ui/plot-canvas';
import { simplexScene } from './simplex-scene';
import { cornerNames, simplexWords } from './simplex-words';

export interface SimplexProps {
  readonly spec: ModelSpec;
  readonly posterior: Posterior;
  readonly settings: CommonSettings;
  readonly dimension: number;
  readonly temperature: number;
  readonly place: number;
  /** What the drawing is of: 'Cat-VAE, dimension z5 of validation picture 3'. */
  readonly title: string;
}

const grid = triangleGrid(64);

export function useSimplex({
  spec,
  posterior,
  dimension,
  settings,
  temperature,
}: SimplexProps): Simplex | null {
  return useMemo(
    () => spec.simplex(posterior, dimension, settings, temperature),
    [spec, posterior, dimension, settings, temperature],
  );
}

/** The density on the triangle's grid. */
export const useField = (simplex: Simplex): TriangleField =>
  useMemo(() => triangleField(grid, simplex.logAlpha, simplex.temperature), [simplex]);

interface TrianglePlotProps extends Pick<SimplexProps, 'place' | 'title'> {
  readonly simplex: Simplex;
  readonly field: TriangleField;
  readonly samples: boolean;
}

export function TrianglePlot({ simplex, field, samples, place, title }: TrianglePlotProps) {
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => simplexScene(simplex, field, samples, size, ink),
    [simplex, field, samples],
  );
  return (
    <PlotCanvas
      scene={scene}
      place={place}
      description={`Concrete density of ${title} on a triangle with corners ${cornerNames(simplex).join(', ')}: ${simplexWords(simplex)}.`}
    />
  );
}

/** The drawing alone. */
export const SimplexDrawing = memo(function SimplexDrawing(props: SimplexProps) {
  const simplex = useSimplex(props);
  if (!simplex) return <p className="empty">A triangle needs three categories.</p>;
  return <DrawnSimplex simplex={simplex} place={props.place} title={props.title} />;
});

function DrawnSimplex({ simplex, place, title }: Pick<TrianglePlotProps, 'simplex' | 'place' | 'title'>) {
  return <TrianglePlot simplex={simplex} field={useField(simplex)} samples place={place} title={title} />;
}
