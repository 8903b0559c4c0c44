/** Theorem 2 on the models in hand: what term1 is made of, dimension by dimension, and what a better prior could take off it. */
import { geometryFields } from './geometry-settings';
import { nameOf } from '../../state/model-names';
import { useModelsShown } from '../../state/models-shown';
import { runSlice, hasRun } from '../../state/run-store';
import { geometrySlice } from './geometry-probing';
import { useActions, useSlice } from '../../state/use-page';
import { useViewSettings } from '../../state/use-view-settings';
import { Choice } from '../../ui/choice';
import { Columns } from '../../ui/columns';
import { Notice } from '../../ui/notice';
import { Explain } from '../../ui/explain';
import { Corollary } from './corollary/corollary';
import { FigureFour } from './figure-four/figure-four';
import { InThisView } from '../in-this-view';
import { ModelGeometry } from './model-geometry';
import { Precision } from './precision/precision';
import type { ViewProps } from '../view';
import '../lab.css';
import './geometry.css';

const countNames = { '200': '200', '1000': '1,000', '5000': '5,000' } as const;

const panels = [
  { id: 'geometry-heading', name: 'Parts of term1' },
  { id: 'figure-four-heading', name: 'Figure 4' },
  { id: 'corollary-heading', name: 'Corollary 3' },
  { id: 'precision-heading', name: 'Precision of z' },
];

export function GeometryView({ link }: ViewProps) {
  const { values, notices, set } = useViewSettings('geometry', geometryFields);
  const problem = useSlice(geometrySlice, (state) => state.problem);
  const shown = useModelsShown();
  const columns = shown.map((id) => ({
    id,
    label: nameOf(id),
    content: <ModelGeometry id={id} link={link} />,
  }));
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <InThisView panels={panels} />
      <section className="lab-panel geometry" aria-labelledby="geometry-heading">
        <h2 id="geometry-heading">Geometry: the parts of term1</h2>
        <p className="geometry-equation number">
          term1 = (6) + KL(m&nbsp;:&nbsp;c*) + KL(c*&nbsp;:&nbsp;prior), and the first two are (5)
        </p>
        <p className="quiet-text">In-sample: with fewer pictures a prior seems to decide more.</p>
        <Explain of="the parts of term1">
          <p>
            Theorem 2 bounds term1 from below, whatever prior is in use. The mixture m is the mean of the
            posteriors over the pictures. The centroid c* is the member of the prior’s family nearest to m.
          </p>
          <p>
            In each dimension eq. (6) is the mutual information between picture and z<sub>j</sub>; no prior
            can lower it. KL(m&nbsp;:&nbsp;c*): the part the prior’s family cannot express.
            KL(c*&nbsp;:&nbsp;prior): the part a better prior of the same family would save. The last two are
            small, so a second axis enlarges them.
          </p>
        </Explain>
        <div className="lab-tools">
          <Choice
            label="Validation pictures"
            options={geometryFields.pictures.options}
            names={countNames}
            value={values.pictures}
            onChoose={(pictures) => set({ pictures })}
          />
        </div>
        {problem && (
          <p className="complaint" role="status">
            The posteriors were not refreshed: {problem}
          </p>
        )}
        <NoRun />
        <Columns label="Model whose parts are shown" columns={columns} />
      </section>
      <FigureFour link={link} />
      <Corollary link={link} />
      <Precision link={link} />
    </>
  );
}

function NoRun() {
  const actions = useActions();
  const begun = useSlice(runSlice, ({ status }) => hasRun(status) || status.state === 'preparing');
  const opening = useSlice(runSlice, (state) => state.opening);
  if (begun) return null;
  return (
    <div className="empty">
      <p>There is no run yet: nothing is trained.</p>
      <button type="button" disabled={opening} onClick={() => void actions.train()}>
        Train the models
      </button>
    </div>
  );
}
