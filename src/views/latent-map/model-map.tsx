/** One model's latent map: its drawing, what reads it, and what it says in words. */
import { useCallback, useMemo } from 'react';
import type { ModelId } from '../../models/registry';
import type { Values } from '../../schema/field';
import { nameOf, placeOf } from '../../state/model-names';
import { isDrawn } from '../../experiment/drawn-digit';
import { useClassNames } from '../../state/use-class-names';
import { experimentSlice } from '../../state/experiment-store';
import { mapsSlice } from './map-probing';
import { runSlice } from '../../state/run-store';
import { useSlice } from '../../state/use-page';
import { Figure } from '../../ui/figure';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { Swatch } from '../../ui/swatch';
import { signsOf } from '../class-signs';
import { frameOf } from './map-frame';
import { MapReader } from './map-reader';
import { mapScene, mosaicOf } from './map-scene';
import type { mapFields } from './map-settings';
import { mapSummary } from './map-words';
import type { MapView } from './map-view';

interface ModelMapProps {
  readonly id: ModelId;
  readonly values: Values<typeof mapFields>;
  readonly at: number | null;
  readonly onRead: (index: number | null) => void;
  readonly onPick: (index: number) => void;
  readonly link: () => string;
}

export function ModelMap(props: ModelMapProps) {
  const { id } = props;
  const view = useSlice(mapsSlice, (state) => state.views[id]);
  const { on, latent } = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models[id]);
  const headingId = `map-${id}`;
  return (
    <section className="model" aria-labelledby={headingId}>
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {nameOf(id)}
      </h3>
      {view ? (
        <DrawnMap {...props} view={view} />
      ) : (
        <p className="empty">
          {!on
            ? 'This model takes no part.'
            : latent < 2
              ? 'A map has two axes, and this model has one latent dimension: restart with d of at least 2.'
              : 'The map appears once this model trains.'}
        </p>
      )}
    </section>
  );
}

function DrawnMap({
  id,
  values,
  view,
  at,
  onRead,
  onPick,
  link,
}: ModelMapProps & { readonly view: MapView }) {
  const { map, dimensions, step, index } = view;
  const frame = useMemo(() => frameOf(map), [map]);
  const mosaic = useMemo(() => (values.grid ? mosaicOf(map, frame) : null), [map, frame, values.grid]);
  const present = useSlice(runSlice, (state) => state.dataset?.present);
  const names = useClassNames();
  const signs = useMemo(() => signsOf(present ?? [], names), [present, names]);
  const summary = useMemo(() => mapSummary(view, signs, names), [view, signs, names]);
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) =>
      mapScene({ map, frame, mosaic, points: values.points, signs, dimensions }, size, ink),
    [map, frame, mosaic, values.points, signs, dimensions],
  );
  return (
    <Figure
      className="map-figure"
      title={`Latent map of ${nameOf(id)}`}
      summary={summary}
      scene={scene}
      fileName={`latent-map-${id}`}
      settings={{
        ...values,
        dimensions: dimensions.map((j) => j + 1),
        step,
        digit: isDrawn(index) ? 'drawn' : index,
      }}
      link={link}
      over={<MapReader name={nameOf(id)} view={view} frame={frame} at={at} onRead={onRead} onPick={onPick} />}
    />
  );
}
