/** The drawing of one model's distributions of one dimension, with its words for those who cannot see it. */
import { memo, useCallback, useMemo } from 'react';
import type { CommonSettings, Drawable, ModelSpec, Posterior } from '../models/contract';
import { formatNats } from '../ui/format';
import { PlotCanvas, type PlotInk, type PlotSize } from '../ui/plot-canvas';
import { distributionScene } from './distribution-scene';
import { summaryOf } from './distribution-summary';

export interface DistributionProps {
  readonly spec: ModelSpec;
  readonly posterior: Posterior;
  readonly settings: CommonSettings;
  readonly dimension: number;
  readonly temperature: number | null;
  readonly place: number;
  /** What the drawing is of: 'Gauss-VAE, dimension z5 of validation picture 3'. */
  readonly title: string;
}

/** What is drawn: posterior and prior, and where z is relaxed its samples at T. */
export function useDrawables(props: DistributionProps): readonly Drawable[] {
  const { spec, posterior, settings, dimension, temperature } = props;
  const still = useMemo(
    () => spec.drawables(posterior, dimension, settings),
    [spec, posterior, dimension, settings],
  );
  return useMemo(
    () =>
      temperature === null ? still : [...still, ...spec.samples(posterior, dimension, settings, temperature)],
    [spec, posterior, dimension, settings, temperature, still],
  );
}

/** KL to the prior in that dimension, nats. */
export function useKl({ spec, posterior, dimension, settings }: DistributionProps): number {
  return useMemo(
    () => spec.klOfDimension(posterior, dimension, settings),
    [spec, posterior, dimension, settings],
  );
}

interface PlotProps extends DistributionProps {
  /** Writes what the heights are into the drawing. */
  readonly unit?: boolean;
  /** Drawn over the posterior, dotted. */
  readonly refined?: Posterior | null;
}

const nothing: readonly Drawable[] = [];

export const DistributionPlot = memo(function DistributionPlot(props: PlotProps) {
  const { place, title, unit, refined = null, spec, dimension, settings } = props;
  const drawables = useDrawables(props);
  const kl = useKl(props);
  const over = useMemo(
    () =>
      refined === null
        ? nothing
        : spec.drawables(refined, dimension, settings).filter(({ name }) => name === 'posterior'),
    [refined, spec, dimension, settings],
  );
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => distributionScene(drawables, size, ink, unit, over),
    [drawables, unit, over],
  );
  return (
    <PlotCanvas
      scene={scene}
      place={place}
      description={`Posterior of ${title}: ${summaryOf(drawables)}; KL to the prior ${formatNats(kl)} nats.${over.length > 0 ? ` Refined q, dotted: ${summaryOf(over)}.` : ''}`}
    />
  );
});
