/** The first pictures of the files at hand as a net will see them, with their classes, and what they are made from where that differs. */
import { className, classOf } from '../../experiment/label-text';
import { pictureAt } from '../../state/probes-store';
import { dataSlice } from '../../state/data-store';
import { useSlice } from '../../state/use-page';
import { ImageGrid } from '../../ui/image-grid';
import { sizeText } from './data-words';

export function SeenPictures() {
  const preview = useSlice(dataSlice, (state) => state.preview);
  const problem = useSlice(dataSlice, (state) => state.previewProblem);
  if (problem)
    return (
      <p className="complaint" role="alert">
        {problem}
      </p>
    );
  if (!preview) return <p className="empty">Reading the first pictures …</p>;
  const { seen, own, labels, classes } = preview;
  return (
    <figure className="data-seen">
      <figcaption>
        What the net will see, {sizeText(seen)}: the first {seen.count}
        {own && `. Above each, as it is read from the files, ${sizeText(own)}`}
      </figcaption>
      <ul>
        {Array.from({ length: seen.count }, (_, i) => (
          <li key={i}>
            {own && <ImageGrid pictures={pictureAt(own, i)} columns={1} description="" />}
            <ImageGrid
              pictures={pictureAt(seen, i)}
              columns={1}
              description={labels ? '' : `Picture ${i + 1}.`}
            />
            {labels && (
              <span className="number data-seen-class" title={className(labels[i], classes)}>
                <span className="visually-hidden">Picture {i + 1}, class </span>
                {classOf(labels[i]) === null ? '–' : className(labels[i], classes)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </figure>
  );
}
