/** The three curves of a run, term1, term2 and their sum, with one cursor for all of them and the numbers below, and the KL of each dimension. */
import { useCallback, useState } from 'react';
import { experimentSlice } from '../../../state/experiment-store';
import { pastSlice } from '../../../state/past-store';
import { terms } from '../../../state/metrics-store';
import { runSlice } from '../../../state/run-store';
import { useSlice } from '../../../state/use-page';
import { Notice } from '../../../ui/notice';
import { formatCount } from '../../../ui/format';
import { evaluatedAt, nearestStep } from './cursor';
import { EvaluationTable } from './evaluation-table';
import { Inspector } from '../../inspector';
import { KlStrips } from './kl-strips';
import { objectiveWords } from './objective-words';
import { stepAxis } from '../../step-axis';
import { TermChart } from './term-chart';
import { useCurves } from './use-curves';
import { useFloor } from './use-floor';
import { ViewChoice } from './view-choice';
import './curves.css';

/** Pictures of the training curve at most, and validation pictures of MNIST (definition 6). */
const EVALUATED = 5000;

export function Curves() {
  const { curves, parent, ghost, budget, shown, notices, set, bounds, turns, marks } = useCurves();
  const step = useSlice(runSlice, (state) => state.status.step);
  const [own, setCursor] = useState<number | null>(null);
  const at = useSlice(pastSlice, (state) => state.at);
  const cursor = own ?? at;
  const split = useSlice(runSlice, (state) => state.dataset?.split);
  const floor = useFloor();
  const objective = useSlice(experimentSlice, (state) => objectiveWords(state.started ?? state.shown));

  const follow = useCallback(
    (place: number | null) => setCursor(place === null ? null : nearestStep(curves, place)),
    [curves],
  );
  const show = (change: Partial<typeof shown>) => {
    set(change);
    // It may stand outside what is now shown.
    setCursor(null);
  };
  const evaluated = evaluatedAt(curves, cursor ?? Infinity);
  const evaluations = curves
    .map((one) => one.evaluations.map((evaluation) => evaluation.step).join())
    .join(';');

  return (
    <section className="curves" data-anchor="curves" aria-labelledby="curves-heading">
      <div className="curves-head">
        <h2 id="curves-heading">Curves</h2>
        <ViewChoice shown={shown} onShow={show} />
      </div>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <p className="setting-note">
        Nats per picture, lower is better. Thick with dots: {formatCount(split?.validation ?? EVALUATED)}{' '}
        validation pictures. Dotted: {formatCount(Math.min(EVALUATED, split?.training ?? EVALUATED))} training
        pictures, evaluated the same way. Thin: the current minibatch.
      </p>
      {objective && <p className="setting-note">{objective}</p>}
      <div className="charts">
        {terms.map((term, i) => (
          <TermChart
            key={term}
            term={term}
            curves={curves}
            parent={parent}
            ghost={ghost}
            revision={turns[i]}
            budget={budget}
            view={shown}
            bounds={term === 'term1' ? bounds : null}
            floor={term === 'term2' ? floor : null}
            marks={marks}
            cursor={cursor}
            onCursor={follow}
          />
        ))}
      </div>
      {curves.length === 0 ? (
        <p className="empty">The curves appear once a run trains.</p>
      ) : (
        <>
          <Inspector
            cursor={cursor}
            onCursor={follow}
            first={Math.floor(stepAxis(step, budget, shown).domain[0])}
            last={step}
            evaluated={evaluated}
          />
          <KlStrips curves={curves} evaluations={evaluations} budget={budget} />
          <EvaluationTable curves={curves} evaluations={evaluations} marks={marks} />
        </>
      )}
    </section>
  );
}
