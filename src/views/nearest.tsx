/** The training pictures nearest to the drawing by their pixels, with their distances. */
import { className, classOf } from '../experiment/label-text';
import { useClassNames } from '../state/use-class-names';
import { useSlice } from '../state/use-page';
import { probesSlice, pictureAt } from '../state/probes-store';
import { formatCount } from '../ui/format';
import { ImageGrid } from '../ui/image-grid';

export function Nearest() {
  const nearest = useSlice(probesSlice, (state) => state.nearest);
  const names = useClassNames();
  const picked = useSlice(probesSlice, (state) => state.picked);
  if (nearest === null || nearest.index !== picked) return null;
  const { pictures, labels, distances, compared } = nearest;
  return (
    <figure className="nearest">
      <figcaption>
        Nearest of {formatCount(compared)} training pictures, by the distance of their grey values (0 to 1):
      </figcaption>
      <ol className="nearest-digits">
        {Array.from(distances, (distance, i) => (
          <li key={i}>
            <ImageGrid pictures={pictureAt(pictures, i)} columns={1} description="" />
            <span className="number">
              {classOf(labels[i]) === null ? 'no class' : className(labels[i], names)}
              <span className="visually-hidden"> at distance</span> · {distance.toFixed(2)}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
