/** A traversal's pictures in a row, the picked one's own place on it, and a slider that picks the same relative place in every model's row. */
import type { PointerEvent } from 'react';
import type { Traversal } from '../../../state/probes-store';
import { formatShort } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';
import { RangeInput } from '../../../ui/range-input';
import { placeInRow, type DigitPosition } from './digit-position';

interface TraversalRowProps {
  readonly name: string;
  readonly traversal: Traversal;
  /** Null while the posterior is not known. */
  readonly own: DigitPosition | null;
  /** Place in the row, from 0, that all rows share. */
  readonly at: number;
  onPlace(at: number): void;
}

const percent = (fraction: number): string => `${100 * fraction}%`;

function wordsOf(own: DigitPosition): string {
  const where =
    own.kind === 'mean'
      ? `mean of the picked picture, ${formatShort(own.position)}`
      : `most probable category of the picked picture, ${formatShort(own.position)}`;
  if (own.support === null) return where;
  return `${where}; dashed: the ends ${own.support.map(formatShort).join(' and ')} of the support`;
}

export function TraversalRow({ name, traversal, own, at, onPlace }: TraversalRowProps) {
  const { pictures, positions, dimension } = traversal;
  const last = positions.length - 1;
  const ends = own?.support ?? [];
  const place = Math.min(at, last);
  const ticks = [...new Set([positions[0], ...ends, positions[last >> 1], positions[last]])];
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const hovered = Math.floor(((event.clientX - left) / width) * positions.length);
    onPlace(Math.max(0, Math.min(last, hovered)));
  };
  const inRow = (position: number) => placeInRow(position, positions);
  const ownPlace = own && inRow(own.position);
  return (
    <figure className="traversal">
      <div className="traversal-pictures" onPointerMove={follow} onPointerDown={follow}>
        <ImageGrid
          pictures={pictures}
          columns={pictures.count}
          description={`${name} decodes the picked picture with dimension z${dimension + 1} going from ${formatShort(positions[0])} to ${formatShort(positions[last])}${own ? `; ${wordsOf(own)}` : ''}.`}
        />
        <span
          className="traversal-place"
          style={{ left: percent(place / positions.length), width: percent(1 / positions.length) }}
        />
        {ends.map((end) => {
          const left = inRow(end);
          return (
            left !== null && <span key={end} className="traversal-end" style={{ left: percent(left) }} />
          );
        })}
      </div>
      <div className="traversal-scale number" translate="no" aria-hidden="true">
        {ownPlace !== null && (
          <span className="traversal-own" style={{ left: percent(ownPlace) }}>
            ▲
          </span>
        )}
        {ticks.map((tick) => (
          <span key={tick} className="traversal-tick" style={{ left: percent(inRow(tick) ?? 0) }}>
            {formatShort(tick)}
          </span>
        ))}
      </div>
      <RangeInput
        className="traversal-slider"
        min={0}
        max={last}
        value={place}
        aria-label={`Position along z${dimension + 1} of ${name}`}
        aria-valuetext={`z${dimension + 1} = ${formatShort(positions[place])}`}
        onMove={onPlace}
      />
      <figcaption>
        <span className="number" translate="no">
          z{dimension + 1} = {formatShort(positions[place])}
        </span>
        {own && <span>▲ {wordsOf(own)}</span>}
      </figcaption>
    </figure>
  );
}
