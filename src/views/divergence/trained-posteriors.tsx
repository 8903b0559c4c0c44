/** Eq. (4) against the measured KL of z for the posteriors of the run in hand, of the picked picture. */
import { modelIds, specOf } from '../../models/registry';
import { runSlice, hasRun } from '../../state/run-store';
import { nameOf } from '../../state/model-names';
import { posteriorSlice } from '../../state/posterior-probing';
import { useActions, useSlice } from '../../state/use-page';
import { Explain } from '../../ui/explain';
import { MeasuredPosterior } from './measured-posterior';
import { OtherModel } from './other-models';
import { isRelaxedToGrid } from './posterior-statistics';

interface TrainedPosteriorsProps {
  readonly rung: number;
  readonly onRung: (rung: number) => void;
  readonly link: () => string;
}

/** Models whose z may be one number on a grid. */
const onGrids = modelIds.filter((id) => 'gridPoints' in specOf(id).fields);

export function TrainedPosteriors(props: TrainedPosteriorsProps) {
  const views = useSlice(posteriorSlice, (state) => state.views);
  const problem = useSlice(posteriorSlice, (state) => state.problem);
  const shown = modelIds.flatMap((id) => {
    const view = views[id];
    return view ? [{ id, view, onGrid: isRelaxedToGrid(specOf(id), view.posterior, view.settings) }] : [];
  });
  return (
    <section className="lab-panel" aria-labelledby="trained-heading">
      <h2 id="trained-heading">Trained posteriors: eq. (4) against the KL of z</h2>
      <p className="quiet-text">The same question for the current run and the picked picture.</p>
      <Explain of="trained posteriors">
        <p>
          q(z | x) of the picked validation picture and the learned prior p(z | a) are both relaxed at T. The
          reported term1 is eq. (4), which does not depend on T.
        </p>
        <p>
          Relaxing shrinks the noise of posterior and prior alike, but not the distance of their means. As T
          grows, the KL of z departs from eq. (4), mostly upwards. So L with eq. (4) as term1 is no bound.
        </p>
      </Explain>
      {problem && (
        <p className="complaint" role="status">
          The posteriors were not refreshed: {problem}
        </p>
      )}
      {shown.length === 0 && <NoPosterior />}
      {shown
        .filter(({ onGrid }) => onGrid)
        .map(({ id, view }) => (
          <MeasuredPosterior key={id} id={id} newest={view} {...props} />
        ))}
      {shown
        .filter(({ onGrid }) => !onGrid)
        .map(({ id, view }) => (
          <OtherModel key={id} id={id} view={view} />
        ))}
      {shown.length > 0 && !shown.some(({ id }) => onGrids.includes(id)) && (
        <p className="empty">
          {onGrids.map(nameOf).join(' and ')}, whose z eq. (4) is about,{' '}
          {onGrids.length === 1 ? 'takes' : 'take'} no part in this run.
        </p>
      )}
    </section>
  );
}

function NoPosterior() {
  const actions = useActions();
  const begun = useSlice(runSlice, (state) => hasRun(state.status) || state.status.state === 'preparing');
  const opening = useSlice(runSlice, (state) => state.opening);
  return begun ? (
    <p className="empty">The posteriors appear once the run has trained some steps.</p>
  ) : (
    <div className="empty">
      <p>There is no run yet: nothing is trained.</p>
      <button type="button" disabled={opening} onClick={() => void actions.train()}>
        Train the models
      </button>
    </div>
  );
}
