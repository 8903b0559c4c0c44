/** The training digits nearest to the drawing by their pixels, with their distances. */
import { classOf } from '../../experiment/label-text';
import { useProbes } from '../../state/use-page';
import { pictureAt } from '../../state/probes-store';
import { formatCount } from '../../ui/format';
import { ImageGrid } from '../../ui/image-grid';

export function Nearest() {
  const nearest = useProbes((state) => state.nearest);
  const picked = useProbes((state) => state.picked);
  if (nearest === null || nearest.index !== picked) return null;
  const { pictures, labels, distances, compared } = nearest;
  return (
    <figure className="nearest">
      <figcaption>
        Nearest of {formatCount(compared)} training digits, by the distance of their grey values (0 to 1):
      </figcaption>
      <ol className="nearest-digits">
        {Array.from(distances, (distance, i) => (
          <li key={i}>
            <ImageGrid pictures={pictureAt(pictures, i)} columns={1} description="" />
            <span className="number">
              {classOf(labels[i]) ?? 'no class'}
              <span className="visually-hidden"> at distance</span> · {distance.toFixed(2)}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
