/** The three curves of a run, term1, term2 and their sum, with one cursor for all of them and the numbers below. */
import { useMemo, useState } from 'react';
import { modelIds } from '../../models/registry';
import { terms } from '../../state/metrics-store';
import { useExperiment, useMetrics, useRun } from '../../state/use-page';
import { stepDomain } from './domain';
import { EvaluationTable } from './evaluation-table';
import { Inspector } from './inspector';
import { marksOf } from './marks';
import { TermChart } from './term-chart';

export function Curves() {
  // The columns grow in place; the revision is what changes when there is something to draw.
  const revision = useMetrics((state) => state.revision);
  const byModel = useMetrics((state) => state.curves);
  const moves = useMetrics((state) => state.marks);
  const budget = useExperiment((state) => (state.started ?? state.shown).steps);
  const step = useRun((state) => state.status.step);
  const [cursor, setCursor] = useState<number | null>(null);
  const [whole, setWhole] = useState(false);

  const curves = useMemo(
    () => modelIds.flatMap((id) => (byModel[id] ? [[id, byModel[id]] as const] : [])),
    [byModel],
  );
  const marks = useMemo(() => marksOf(moves), [moves]);
  // By its end alone: the domain stays one object while the step goes up inside it.
  const [, end] = stepDomain(step, budget);
  const xDomain = useMemo(() => [0, end] as const, [end]);
  const empty = curves.length === 0;

  return (
    <section className="curves" aria-labelledby="curves-heading">
      <h2 id="curves-heading">Curves</h2>
      <p className="setting-note">
        Nats a picture. Thick with dots: 5,000 validation pictures. Dotted: 5,000 training pictures, evaluated
        alike. Thin: the minibatch being trained on.
      </p>
      <div className="charts">
        {terms.map((term) => (
          <TermChart
            key={term}
            term={term}
            curves={curves}
            revision={revision}
            xDomain={xDomain}
            whole={whole}
            marks={marks}
            cursor={cursor}
            onCursor={setCursor}
          />
        ))}
      </div>
      {empty ? (
        <p className="empty">The curves appear once a run trains.</p>
      ) : (
        <>
          <Inspector cursor={cursor} onCursor={setCursor} last={step} whole={whole} onWhole={setWhole} />
          <EvaluationTable curves={curves} revision={revision} marks={marks} />
        </>
      )}
    </section>
  );
}
