/** Lies over a map: reads the nearest picture under a pointer, and walks from picture to picture by arrow keys. */
import { useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import { useClassNames } from '../../state/use-class-names';
import type { MapView } from './map-view';
import { besideBy, nearestTo, placesOf, type MapFrame } from './map-frame';
import { margin } from './map-scene';
import { pointWords } from './map-words';

interface MapReaderProps {
  readonly name: string;
  readonly view: MapView;
  readonly frame: MapFrame;
  /** The picture that is read on all maps; null where it is not on them. */
  readonly at: number | null;
  /** Under the pointer, then null. */
  readonly onRead: (index: number | null) => void;
  readonly onPick: (index: number) => void;
}

const percent = (part: number) => `${100 * part}%`;
const length = (pixels: number) => `calc(${pixels}px * var(--drawing-scale, 1))`;
const inset = {
  left: length(margin.left),
  right: length(margin.right),
  top: length(margin.top),
  bottom: length(margin.bottom),
};

export function MapReader({ name, view, frame, at, onRead, onPick }: MapReaderProps) {
  const names = useClassNames();
  const places = useMemo(() => placesOf(view.map, frame), [view.map, frame]);
  const nearest = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLDivElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return nearestTo(places, { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height });
  };
  const walk = (event: KeyboardEvent) => {
    const next = besideBy(places, at ?? 0, event.key);
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (next !== null) onPick(next);
  };
  const place = at === null ? null : places[at];
  return (
    <div
      className="map-reader"
      style={inset}
      role="slider"
      tabIndex={0}
      aria-label={`Picture on the map of ${name}`}
      aria-valuemin={0}
      aria-valuemax={places.length - 1}
      aria-valuenow={at ?? 0}
      aria-valuetext={at === null ? 'none' : pointWords(view, at, names)}
      onKeyDown={walk}
      onPointerMove={(event) => onRead(nearest(event))}
      onPointerLeave={() => onRead(null)}
      onClick={(event) => onPick(nearest(event))}
    >
      {place && <span className="map-ring" style={{ left: percent(place.x), top: percent(place.y) }} />}
    </div>
  );
}
