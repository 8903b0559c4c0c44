/** Accuracy by number of labels of all measured models, as high as it needs to be. */
import { useCallback, useMemo } from 'react';
import type { Codes } from '../../../experiment/codes';
import { Figure } from '../../../ui/figure';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { useWidth } from '../../../ui/use-width';
import { codesCsv, codesSummary } from './codes-measures';
import { codesHeight, codesScene } from './codes-scene';

interface CodesChartProps {
  readonly all: readonly Codes[];
  readonly link: () => string;
}

export function CodesChart({ all, link }: CodesChartProps) {
  const scene = useCallback((size: PlotSize, ink: PlotInk) => codesScene(all, size, ink), [all]);
  const summary = useMemo(() => codesSummary(all), [all]);
  const [width, frame] = useWidth();
  const height = codesHeight(all.length, width);
  return (
    <div ref={frame} style={{ ['--codes-chart' as string]: `calc(${height}px * var(--drawing-scale, 1))` }}>
      <Figure
        className="codes-chart"
        title="Accuracy by number of labels"
        summary={summary}
        scene={scene}
        fileName="codes"
        settings={{ codes: all }}
        link={link}
        csv={() => codesCsv(all)}
      />
    </div>
  );
}
