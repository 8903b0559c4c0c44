/** A traversal's pictures in a row, with the position of the first, the middle and the last below. */
import type { Traversal } from '../../state/probes-store';
import { formatShort } from '../../ui/format';
import { ImageGrid } from '../../ui/image-grid';

interface TraversalRowProps {
  readonly name: string;
  readonly traversal: Traversal;
}

export function TraversalRow({ name, traversal }: TraversalRowProps) {
  const { pictures, positions, dimension } = traversal;
  const last = positions.length - 1;
  const ticks = [positions[0], positions[last >> 1], positions[last]].map(formatShort);
  return (
    <figure className="traversal">
      <ImageGrid
        pictures={pictures}
        columns={pictures.count}
        description={`${name} decodes the picked digit with dimension z${dimension + 1} going from ${ticks[0]} to ${ticks[2]}.`}
      />
      <figcaption className="number">
        {ticks.map((tick, i) => (
          <span key={i}>{tick}</span>
        ))}
      </figcaption>
    </figure>
  );
}
