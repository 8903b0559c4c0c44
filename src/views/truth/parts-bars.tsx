/** The gaps of all measured models in their parts as one figure, as high as it needs to be. */
import { useCallback } from 'react';
import type { ExactEvidence } from '../../experiment/exact';
import { Figure } from '../../ui/figure';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { useWidth } from '../../ui/use-width';
import { partsHeight, partsScene } from './parts-scene';
import { truthSummary } from './truth-words';

/** Numbers of every picture are too many for a figure's settings. */
const withoutPictures = (evidence: ExactEvidence) => ({ ...evidence, byPicture: undefined });

interface PartsBarsProps {
  readonly all: readonly ExactEvidence[];
  readonly link: () => string;
}

export function PartsBars({ all, link }: PartsBarsProps) {
  const scene = useCallback((size: PlotSize, ink: PlotInk) => partsScene(all, size, ink), [all]);
  const [width, frame] = useWidth();
  const height = partsHeight(all.length, width);
  return (
    <div ref={frame} style={{ ['--truth-bars' as string]: `calc(${height}px * var(--drawing-scale, 1))` }}>
      <Figure
        className="truth-bars"
        title="The gap in its parts"
        summary={truthSummary(all)}
        scene={scene}
        fileName="truth"
        settings={{ evidence: all.map(withoutPictures) }}
        link={link}
      />
    </div>
  );
}
