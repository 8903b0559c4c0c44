/** One model's strip: cells to read with a pointer, and one dimension to pick by click or keyboard. */
import { useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Evaluation } from '../../../experiment/measurements';
import { largestKl } from '../../../state/metrics-store';
import { nameOf } from '../../../state/model-names';
import { probesSlice } from '../../../state/probes-store';
import { placesOf, type Series } from '../../../state/series';
import { useActions, useSlice } from '../../../state/use-page';
import { displayLook } from '../../../ui/display-look';
import { formatCount, formatNats, formatShort } from '../../../ui/format';
import { keySteps } from '../../../ui/key-steps';
import { PlotCanvas, type PlotInk, type PlotSize } from '../../../ui/plot-canvas';
import { slotAt, type Places } from '../../../ui/palette';
import { Swatch } from '../../../ui/swatch';
import { cellAt, fullness, klScene } from './kl-scene';
import { COLLAPSED_BELOW, dimensionName, klChanges, klRows, klSummary, orderOf, type Order } from './kl-rows';

interface KlStripProps {
  readonly series: Series;
  readonly list: readonly Evaluation[];
  /** The list grows in place: this says that it has. */
  readonly evaluations: string;
  readonly order: Order;
  /** The KL drawn fullest, in nats. */
  readonly top: number;
}

/** Shares of the top that the key of the scale shows. */
const keyed = [0.02, 0.15, 0.45, 1];

export function KlStrip({ series, list, evaluations, order, top }: KlStripProps) {
  const { model } = series;
  const places = placesOf(series);
  const actions = useActions();
  const picked = useSlice(probesSlice, (state) => state.dimension[model]);
  const [cell, setCell] = useState<{ readonly column: number; readonly row: number } | null>(null);

  const { rows, newest, columns } = useMemo(() => {
    const shownRows = klRows(list);
    const last = shownRows[shownRows.length - 1];
    return { evaluations, rows: shownRows, newest: last, columns: orderOf(last.klByDimension, order) };
  }, [list, evaluations, order]);
  const kl = newest.klByDimension;
  const shown = picked !== undefined && picked < kl.length ? picked : largestKl(kl);
  const scene = useMemo(() => {
    const picture = { rows: rows.map((row) => row.klByDimension), order: columns, top, shown };
    return (size: PlotSize, ink: PlotInk) => klScene(picture, size, ink);
  }, [rows, columns, top, shown]);

  const under = ({ nativeEvent, currentTarget }: MouseEvent<HTMLElement>) => {
    const { scale } = displayLook(currentTarget);
    const size = { width: currentTarget.clientWidth / scale, height: currentTarget.clientHeight / scale };
    const at = { x: nativeEvent.offsetX / scale, y: nativeEvent.offsetY / scale };
    return cellAt(at, size, columns.length, rows.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = keySteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const column = Math.min(columns.length - 1, Math.max(0, columns.indexOf(shown) + by));
    actions.pickDimension(model, columns[column]);
  };

  const read = cell && { dimension: columns[cell.column], row: rows[cell.row] };
  const [dimension, row] = read?.row ? [read.dimension, read.row] : [shown, newest];
  const readout = `${dimensionName(dimension)}: ${formatNats(row.klByDimension[dimension])} nats at step ${formatCount(row.step)}`;
  const summary = klSummary(kl);
  const changes = klChanges(list.at(-2)?.klByDimension, kl);

  return (
    <figure className="kl-strip" aria-label={`KL of each dimension, ${nameOf(model)}`}>
      <figcaption>
        <span>
          <Swatch place={places} /> {nameOf(model)}
        </span>
        <ScaleKey places={places} top={top} />
      </figcaption>
      <div
        className="kl-cells"
        role="slider"
        tabIndex={0}
        aria-label={`Picked dimension of ${nameOf(model)}`}
        aria-valuemin={1}
        aria-valuemax={columns.length}
        aria-valuenow={columns.indexOf(shown) + 1}
        aria-valuetext={`${dimensionName(shown)}, ${formatNats(kl[shown])} nats`}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setCell(under(event))}
        onPointerLeave={() => setCell(null)}
        onClick={(event) => {
          const found = under(event);
          if (found) actions.pickDimension(model, columns[found.column]);
        }}
      >
        <PlotCanvas scene={scene} description={`${nameOf(model)}: ${summary}.`} place={places.colour} />
      </div>
      <p className="kl-ends number" aria-hidden="true">
        <span translate="no">{dimensionName(columns[0])}</span>
        {rows.length > 1 && <span>top row: step {formatCount(rows[0].step)}</span>}
        <span translate="no">{dimensionName(columns[columns.length - 1])}</span>
      </p>
      <p className="number">{readout}</p>
      <p className="number quiet-text">
        {summary}
        {changes && `; ${changes}`}.
      </p>
    </figure>
  );
}

function ScaleKey({ places, top }: { readonly places: Places; readonly top: number }) {
  return (
    <span className="kl-key number quiet-text" translate="no" aria-hidden="true">
      {COLLAPSED_BELOW}
      {keyed.map((share) => (
        <i
          key={share}
          style={{
            background: slotAt(places).colour,
            opacity: fullness(Math.max(COLLAPSED_BELOW, share * top), top),
          }}
        />
      ))}
      {formatShort(Number(top.toFixed(2)))} nats
    </span>
  );
}
