/** One model's distributions of one dimension, drawn, in words and in numbers: from plain numbers alone. */
import { useCallback, useMemo } from 'react';
import type { CommonSettings, ModelSpec, Posterior } from '../../../models/contract';
import { formatNats } from '../../../ui/format';
import { PlotCanvas, type PlotInk, type PlotSize } from '../../../ui/plot-canvas';
import { distributionScene } from './distribution-scene';
import { Legend } from './legend';
import { Numbers } from './numbers';
import { summaryOf } from './summary';

interface DistributionProps {
  readonly spec: ModelSpec;
  readonly posterior: Posterior;
  readonly settings: CommonSettings;
  readonly dimension: number;
  readonly temperature: number | null;
  readonly place: number;
  /** What the drawing is of: 'Gauss-VAE, dimension z5 of validation picture 3'. */
  readonly title: string;
}

export function Distribution(props: DistributionProps) {
  const { spec, posterior, settings, dimension, temperature, place, title } = props;
  const still = useMemo(
    () => spec.drawables(posterior, dimension, settings),
    [spec, posterior, dimension, settings],
  );
  const kl = useMemo(
    () => spec.klOfDimension(posterior, dimension, settings),
    [spec, posterior, dimension, settings],
  );
  const drawables = useMemo(
    () =>
      temperature === null ? still : [...still, ...spec.samples(posterior, dimension, settings, temperature)],
    [spec, posterior, dimension, settings, temperature, still],
  );
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => distributionScene(drawables, size, ink),
    [drawables],
  );
  const summary = summaryOf(drawables);
  return (
    <>
      <PlotCanvas
        scene={scene}
        place={place}
        description={`Posterior of ${title}: ${summary}; KL to the prior ${formatNats(kl)} nats.`}
      />
      <p className="posterior-summary">
        KL {formatNats(kl)} nats; {summary}.
      </p>
      <Legend drawables={drawables} temperature={temperature} place={place} />
      <Numbers name={title} drawables={drawables} />
    </>
  );
}
