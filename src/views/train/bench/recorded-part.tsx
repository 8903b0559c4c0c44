/** Enlarged before a run: the reconstruction, traversal or samples of each model as the recording has them. */
import type { ModelId } from '../../../models/registry';
import { nameOf, placeOf } from '../../../state/model-names';
import { useModelsShown } from '../../../state/models-shown';
import { Columns } from '../../../ui/columns';
import { formatCount, formatShort } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';
import { Swatch } from '../../../ui/swatch';
import type { PicturePart } from '../pictures/model-pictures';
import { useRecordedFigures } from '../recording/use-recorded-figures';

const titles: Readonly<Record<PicturePart, string>> = {
  reconstruction: 'Reconstruction',
  traversal: 'Traversal',
  samples: 'Samples',
};

export function RecordedPart({ part }: { readonly part: PicturePart }) {
  const columns = useModelsShown().map((id) => ({
    id,
    label: nameOf(id),
    content: <OfModel id={id} part={part} />,
  }));
  return (
    <section className={`pictures pictures-${part}`} aria-labelledby="pictures-heading">
      <h2 id="pictures-heading">{titles[part]}</h2>
      <p className="setting-note">A recording: nothing is training yet.</p>
      <Columns label="Model whose pictures are shown" columns={columns} />
    </section>
  );
}

function OfModel({ id, part }: { readonly id: ModelId; readonly part: PicturePart }) {
  const { picture, reconstruction, traversal, samples, steps } = useRecordedFigures(id);
  const name = nameOf(id);
  const headingId = `model-${id}`;
  const shown = part === 'traversal' ? (traversal?.pictures ?? null) : part === 'samples' ? samples : null;
  return (
    <section className="model" aria-labelledby={headingId}>
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {name}
      </h3>
      <p className="model-figures">{steps ? `Step ${formatCount(steps[part])} of the recording` : ''}</p>
      {part === 'reconstruction' && picture && reconstruction ? (
        <div className="pair">
          <figure>
            <ImageGrid pictures={picture} columns={1} description="The picked picture." />
            <figcaption>the picture</figcaption>
          </figure>
          <figure>
            <ImageGrid
              pictures={reconstruction}
              columns={1}
              description={`The picked picture as ${name} reconstructs it.`}
            />
            <figcaption>reconstruction</figcaption>
          </figure>
        </div>
      ) : shown ? (
        <ImageGrid pictures={shown} columns={shown.count} description={wordsOf(name, traversal, part)} />
      ) : (
        <p className="empty">The recording has no such figure of the picked picture.</p>
      )}
    </section>
  );
}

function wordsOf(
  name: string,
  traversal: ReturnType<typeof useRecordedFigures>['traversal'],
  part: PicturePart,
): string {
  if (part === 'samples' || !traversal) return `${name} decodes fixed draws of its prior.`;
  const { dimension, positions } = traversal;
  return `${name} decodes the first picture with dimension z${dimension + 1} going from ${formatShort(positions[0])} to ${formatShort(positions[positions.length - 1])}.`;
}
