/** The truth: exact evidence of models with one or two dimensions, what the gap is made of, and the pictures in which it is large. */
import { useMemo } from 'react';
import { exactRefusal } from '../../experiment/exact-limits';
import { modelIds } from '../../models/registry';
import { experimentSlice } from '../../state/experiment-store';
import { nameOf } from '../../state/model-names';
import { runSlice } from '../../state/run-store';
import { useSlice } from '../../state/use-page';
import { useViewSettings } from '../../state/use-view-settings';
import { Explain } from '../../ui/explain';
import { Notice } from '../../ui/notice';
import { Ages } from '../ages';
import { FigureTable } from '../figure-table';
import type { ViewProps } from '../view';
import { PartsBars } from './parts-bars';
import { PictureList } from './picture-list';
import { TruePosterior } from './posterior/true-posterior';
import { Refine } from './refine/refine';
import { TruthControls } from './truth-controls';
import { truthMeasures } from './truth-measures';
import { truthFields } from './truth-settings';
import { truthSlice } from './truth-store';
import { areComparable, gridWords, subjectWords } from './truth-words';
import { useRunModels } from './use-run-models';
import { WayOut } from './way-out';
import '../lab.css';
import './truth.css';

export function TruthView({ link }: ViewProps) {
  const { values, notices, set } = useViewSettings('truth', truthFields);
  const byModel = useSlice(truthSlice, (state) => state.byModel);
  const problem = useSlice(truthSlice, (state) => state.problem);
  const measured = useMemo(() => modelIds.flatMap((id) => byModel[id] ?? []), [byModel]);
  const all = useMemo(() => measured.map(({ found }) => found), [measured]);
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <section className="lab-panel" aria-labelledby="truth-heading">
        <h2 id="truth-heading">Truth: the exact posterior, and the causes of the gap</h2>
        <p className="quiet-text">For models with one or two latent dimensions.</p>
        <Explain of="the gap">
          <p>
            With so few dimensions −log p(x) and the true posterior are sums over a grid. So the gap between L
            and −log p(x) is exact. It is a sum of costs: of factorising, of the shape of the family, and of
            the encoder. Training pauses, then continues unchanged.
          </p>
        </Explain>
        <TruthControls values={values} set={set} />
        {problem && (
          <p className="complaint" role="alert">
            The measurement failed: {problem}
          </p>
        )}
        <Progress />
        <Nothing measured={measured.length > 0} />
        {measured.length > 0 && (
          <>
            <Ages label="What was measured" measured={measured} words={subjectWords} />
            {!areComparable(all) && (
              <p className="setting-note">
                These bars are of different pictures or pixels: their lengths do not compare.
              </p>
            )}
            <PartsBars all={all} link={link} />
          </>
        )}
      </section>
      {measured.length > 0 && (
        <section className="lab-panel" aria-labelledby="truth-pictures">
          <h2 id="truth-pictures">Pictures and their gaps</h2>
          <PictureList measured={measured} values={values} set={set} />
        </section>
      )}
      <TruePosterior link={link} />
      <Refine link={link} />
      {measured.length > 0 && (
        <section className="lab-panel" aria-labelledby="truth-numbers">
          <h2 id="truth-numbers">What each number is</h2>
          <FigureTable
            label="Figures of exact evidence"
            caption="Nats a picture, mean ± one standard error over the pictures"
            measures={truthMeasures}
            found={all}
          />
          <h3>The grid and its check</h3>
          <p className="quiet-text">The searches are local: their results are “best found”.</p>
          <ul className="truth-grids" aria-label="Grids">
            {all.map((evidence) => (
              <li key={evidence.model}>{gridWords(evidence)}</li>
            ))}
          </ul>
          <Explain of="the grid and its check">
            <p>
              With twice as many cells the mean gap changes by less than 0.01 nats. The searches are those for
              the floor and the family.
            </p>
          </Explain>
        </section>
      )}
    </>
  );
}

/** Said to a screen reader too. */
function Progress() {
  const model = useSlice(truthSlice, (state) => state.doing?.model ?? null);
  const stopped = useSlice(truthSlice, (state) => state.stopped);
  return (
    <p role="status" aria-label="Measuring" className="quiet-text">
      {model
        ? stopped
          ? 'Stopping.'
          : `Measuring ${nameOf(model)}.`
        : stopped && 'Stopped before its end: nothing of that measurement is kept.'}
    </p>
  );
}

/** The way out where nothing can be measured; what to press where nothing is measured yet. */
function Nothing({ measured }: { readonly measured: boolean }) {
  const run = useSlice(experimentSlice, (state) => state.started !== null);
  const trained = useSlice(runSlice, (state) => state.status.step > 0);
  const models = useRunModels();
  const refused = models.every(({ model, settings }) => exactRefusal(model, settings) !== null);
  if (!run) return <WayOut why="Nothing is trained yet." />;
  if (refused) {
    const ds = [...new Set(models.map(({ settings }) => settings.latent))].join(', ');
    return (
      <WayOut
        why={`This run has d = ${ds}. The grid needs d = 1 or 2. For d = 3 there is npm run exact; Refine and the conditional work for any d.`}
      />
    );
  }
  if (measured) return null;
  return (
    <p className="empty">
      {trained
        ? 'Nothing is measured yet: press Measure.'
        : 'Measuring is possible once the run has trained a step.'}
    </p>
  );
}
