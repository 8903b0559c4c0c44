/** The data set's pictures and, side by side, what each model makes of them. */
import { useState } from 'react';
import { nameOf } from '../../../state/model-names';
import { useModelsShown } from '../../../state/models-shown';
import { probesSlice, traversalLength } from '../../../state/probes-store';
import { useSlice } from '../../../state/use-page';
import { Columns } from '../../../ui/columns';
import { DigitStrip } from './digit-strip';
import { ModelPictures } from './model-pictures';
import './pictures.css';

export function Pictures() {
  const problem = useSlice(probesSlice, (state) => state.problem);
  const [at, setAt] = useState(traversalLength >> 1);
  const shown = useModelsShown();
  const columns = shown.map((id) => ({
    id,
    label: nameOf(id),
    content: <ModelPictures id={id} at={at} onPlace={setAt} />,
  }));
  return (
    <section className="pictures" aria-labelledby="pictures-heading">
      <h2 id="pictures-heading">Pictures</h2>
      <p className="setting-note">Pick one: every model reconstructs it and walks through its code.</p>
      <DigitStrip />
      {problem && (
        <p className="complaint" role="status">
          The pictures could not be refreshed: {problem}
        </p>
      )}
      <Columns label="Model whose pictures are shown" columns={columns} />
    </section>
  );
}
