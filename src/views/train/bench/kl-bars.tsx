/** The drawing of the KL of each dimension of the picked picture, with its words for those who cannot see it. */
import { memo, useCallback } from 'react';
import { formatNats } from '../../../ui/format';
import { PlotCanvas, type PlotInk, type PlotSize } from '../../../ui/plot-canvas';
import { klBarsScene } from './kl-bars-scene';

interface KlBarsProps {
  readonly kl: readonly number[];
  readonly shown: number;
  readonly place: number;
  readonly name: string;
}

export const KlBars = memo(function KlBars({ kl, shown, place, name }: KlBarsProps) {
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) => klBarsScene({ kl, shown }, size, ink),
    [kl, shown],
  );
  return (
    <PlotCanvas
      scene={scene}
      place={place}
      description={`KL of each dimension of the picked picture, ${name}: z${shown + 1} has ${formatNats(kl[shown])} of ${formatNats(kl.reduce((sum, one) => sum + one, 0))} nats.`}
    />
  );
});
