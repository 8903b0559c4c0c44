/** Side by side, or for rows of pictures one below the other, what each model makes of the data set's pictures. */
import { useState } from 'react';
import { nameOf } from '../../../state/model-names';
import { useModelsShown } from '../../../state/models-shown';
import { probesSlice, traversalLength } from '../../../state/probes-store';
import { useSlice } from '../../../state/use-page';
import { Columns } from '../../../ui/columns';
import { ModelPictures, type PicturePart } from './model-pictures';
import './pictures.css';

const words: Readonly<Record<PicturePart, readonly [string, string]>> = {
  reconstruction: [
    'Reconstruction',
    'Pick a picture in the strip: every model reconstructs it. Below are the reconstructions of the whole strip.',
  ],
  traversal: [
    'Traversal',
    'The decoder’s output along one latent dimension; the others stay at the posterior mean of the picked picture.',
  ],
  samples: ['Samples', 'Draws of the prior, decoded. The draws stay the same at every step.'],
};

export function Pictures({ part }: { readonly part: PicturePart }) {
  const problem = useSlice(probesSlice, (state) => state.problem);
  const [at, setAt] = useState(traversalLength >> 1);
  const [title, note] = words[part];
  const columns = useModelsShown().map((id) => ({
    id,
    label: nameOf(id),
    content: <ModelPictures id={id} part={part} at={at} onPlace={setAt} />,
  }));
  return (
    <section className={`pictures pictures-${part}`} aria-labelledby="pictures-heading">
      <h2 id="pictures-heading">{title}</h2>
      <p className="setting-note">{note}</p>
      {problem && (
        <p className="complaint" role="status">
          The pictures were not refreshed: {problem}
        </p>
      )}
      <Columns label="Model whose pictures are shown" columns={columns} />
    </section>
  );
}
