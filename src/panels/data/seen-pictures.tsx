/** The first pictures of the files at hand as a net will see them, with their labels. */
import { pictureAt } from '../../state/probes-store';
import { useData } from '../../state/use-page';
import { ImageGrid } from '../../ui/image-grid';
import { sizeText } from './data-words';

export function SeenPictures() {
  const preview = useData((state) => state.preview);
  const problem = useData((state) => state.previewProblem);
  if (problem)
    return (
      <p className="complaint" role="alert">
        {problem}
      </p>
    );
  if (!preview) return <p className="empty">Reading the first pictures …</p>;
  const { seen, labels } = preview;
  return (
    <figure className="data-seen">
      <figcaption>
        What the net will see, {sizeText(seen)}: the first {seen.count}
      </figcaption>
      <ul>
        {Array.from({ length: seen.count }, (_, i) => (
          <li key={i}>
            <ImageGrid
              pictures={pictureAt(seen, i)}
              columns={1}
              description={labels ? '' : `Picture ${i + 1}.`}
            />
            {labels && (
              <span className="number">
                <span className="visually-hidden">Picture {i + 1}, label </span>
                {labels[i]}
              </span>
            )}
          </li>
        ))}
      </ul>
    </figure>
  );
}
