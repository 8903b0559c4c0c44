/** One strip of parts as a figure that is saved with its numbers, and on which a dimension is picked. */
import { useCallback } from 'react';
import type { ModelId } from '../../models/registry';
import type { Term1Geometry } from '../../models/term1-geometry';
import { Figure } from '../../ui/figure';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { DimensionPicker } from './dimension-picker';
import { partsWords } from './geometry-words';
import type { Part } from './parts';
import { stripScene } from './strip-scene';

interface StripFigureProps {
  readonly id: ModelId;
  readonly link: () => string;
  readonly geometry: Term1Geometry;
  readonly step: number;
  readonly picked: number;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly summary: string;
  readonly fileName: string;
}

export function StripFigure({
  id,
  link,
  geometry,
  step,
  picked,
  title,
  parts,
  summary,
  fileName,
}: StripFigureProps) {
  const { dimensions, pictures, jointEq5 } = geometry;
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => stripScene({ dimensions, parts, picked }, size, ink),
    [dimensions, parts, picked],
  );
  return (
    <Figure
      className="geometry-strip"
      title={title}
      summary={summary}
      isBrief
      scene={scene}
      fileName={fileName}
      settings={{ model: id, step, pictures, jointEq5, dimensions, picked: picked + 1 }}
      link={link}
      over={
        <DimensionPicker
          model={id}
          label={`Picked dimension, ${title}`}
          count={dimensions.length}
          picked={picked}
          words={partsWords(dimensions[picked])}
        />
      }
    />
  );
}
