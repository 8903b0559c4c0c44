/** The bars of all audited models as one figure, as high as it needs to be. */
import { useCallback, useMemo } from 'react';
import type { Audit } from '../../experiment/audit';
import { Figure } from '../../ui/figure';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { useWidth } from '../../ui/use-width';
import { auditSummary } from './audit-words';
import { modelBars } from './bars';
import { barsHeight, barsScene } from './bars-scene';

/** Numbers of every picture are too many for a figure's settings. */
const withoutPictures = ({ importance, ...figures }: Audit) => ({
  ...figures,
  importance: importance.map(({ reading, pixels, points }) => ({ reading, pixels, points })),
});

interface AuditBarsProps {
  readonly audits: readonly Audit[];
  readonly ends: boolean;
  readonly link: () => string;
}

export function AuditBars({ audits, ends, link }: AuditBarsProps) {
  const models = useMemo(() => audits.map(modelBars), [audits]);
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => barsScene(models, ends, size, ink),
    [models, ends],
  );
  const [width, frame] = useWidth();
  return (
    <div
      ref={frame}
      style={{ ['--audit-bars' as string]: `calc(${barsHeight(models, width)}px * var(--drawing-scale, 1))` }}
    >
      <Figure
        className="audit-bars"
        title="Where the nats are"
        summary={auditSummary(audits)}
        scene={scene}
        fileName="audit"
        settings={{ audits: audits.map(withoutPictures) }}
        link={link}
      />
    </div>
  );
}
