/** How precisely each model's z can be known from the picked picture, the end of section 5. */
import { nameOf } from '../../../state/model-names';
import { useModelsShown } from '../../../state/models-shown';
import { precisionSlice, usePrecisionShown } from '../../../state/precision-probing';
import { useSlice } from '../../../state/use-page';
import { Columns } from '../../../ui/columns';
import { Explain } from '../../../ui/explain';
import { PictureChooser } from '../../picture-chooser';
import type { ViewProps } from '../../view';
import { ModelPrecision } from './model-precision';
import './precision.css';

export function Precision({ link }: ViewProps) {
  usePrecisionShown();
  const shown = useModelsShown();
  const problem = useSlice(precisionSlice, (state) => state.problem);
  const columns = shown.map((id) => ({
    id,
    label: nameOf(id),
    content: <ModelPrecision id={id} link={link} />,
  }));
  return (
    <section className="lab-panel precision" aria-labelledby="precision-heading">
      <h2 id="precision-heading">Precision of z</h2>
      <p className="quiet-text">Where the decoder reacts weakly, one picture leaves z uncertain.</p>
      <Explain of="the precision of z">
        <p>
          G: how strongly the decoder’s picture reacts to z, at the mean of q. P is the precision of the
          prior. So each dimension has a least deviation,{' '}
          <span className="precision-formula" translate="no">
            1 / √((G + P)<sub>jj</sub>)
          </span>
          .
        </p>
        <p>
          The least deviation holds the other dimensions still; the deviation of{' '}
          <span translate="no">(G + P)⁻¹</span> lets them move. A wider q keeps less of z than the picture
          determines. A narrower q claims more. A grid finer than the least deviation adds no information
          about z.
        </p>
        <p>
          The true deviation sees the whole posterior. G is taken at one place, the mean of q, so the true
          deviation may be smaller than the least.
        </p>
      </Explain>
      <PictureChooser />
      {problem && (
        <p className="complaint" role="status">
          The precision was not refreshed: {problem}
        </p>
      )}
      <Columns label="Model whose precision is shown" columns={columns} />
    </section>
  );
}
