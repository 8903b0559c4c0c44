/** The audit: what a trained model's reported L leaves out, which bounds are true, and how good the models are by the same measure. */
import { useMemo } from 'react';
import { modelIds } from '../../models/registry';
import { auditSlice } from './audit-store';
import { experimentSlice } from '../../state/experiment-store';
import { runSlice } from '../../state/run-store';
import { useSlice } from '../../state/use-page';
import { useViewSettings } from '../../state/use-view-settings';
import { Notice } from '../../ui/notice';
import { nameOf } from '../../state/model-names';
import { figuresCaption, subjectWords } from './audit-words';
import { Ages } from '../ages';
import { Explain } from '../../ui/explain';
import { FigureTable } from '../figure-table';
import { AuditBars } from './audit-bars';
import { AuditControls } from './audit-controls';
import { auditFields } from './audit-settings';
import { Dimensions } from './dimensions';
import { measures } from './measures';
import { ImportanceTable } from './importance-table';
import { NothingTrained } from './nothing-audited';
import { PairedTable } from './paired-table';
import type { ViewProps } from '../view';
import '../lab.css';
import './audit.css';

export function AuditView({ link }: ViewProps) {
  const { values, notices, set } = useViewSettings('audit', auditFields);
  const byModel = useSlice(auditSlice, (state) => state.byModel);
  const problem = useSlice(auditSlice, (state) => state.problem);
  const audited = useMemo(() => modelIds.flatMap((id) => byModel[id] ?? []), [byModel]);
  const audits = useMemo(() => audited.map(({ found }) => found), [audited]);
  return (
    <>
      {notices.length > 0 && <Notice role="status">{notices.join(' ')}</Notice>}
      <section className="lab-panel" aria-labelledby="audit-heading">
        <h2 id="audit-heading">Audit: the reported L and the true bounds</h2>
        <p className="quiet-text">The L reported for Cat-VAE and CG-BPEF-VAE is not a bound.</p>
        <Explain of="the audit">
          <p>
            The decoder of these two models is fed relaxed samples, but term1 is the KL of the categories. An
            audit measures every model the same way, on test pictures. It takes the best parameters by
            validation (before the first evaluation, the present ones). Training pauses, then continues
            unchanged.
          </p>
        </Explain>
        <AuditControls values={values} set={set} />
        {problem && (
          <p className="complaint" role="alert">
            The audit failed: {problem}
          </p>
        )}
        <Progress />
        {audited.length === 0 ? (
          <Nothing />
        ) : (
          <Ages label="What was audited" measured={audited} words={subjectWords} />
        )}
        {audits.length > 0 && <AuditBars audits={audits} ends={values.bars === 'ends'} link={link} />}
      </section>
      {audits.length > 0 && (
        <section className="lab-panel" aria-labelledby="audit-numbers">
          <h2 id="audit-numbers">What each number is</h2>
          <FigureTable
            label="Figures of the audit"
            caption={figuresCaption(audits)}
            measures={measures}
            found={audits}
          />
          <ImportanceTable audits={audits} />
          <PairedTable audits={audits} />
          <h3>KL by dimension, counted and seen by the decoder</h3>
          <div className="lab-pair">
            {audits
              .filter(({ relaxed }) => relaxed !== null)
              .map((audit) => (
                <Dimensions key={audit.model} audit={audit} link={link} />
              ))}
          </div>
          {audits.every(({ relaxed }) => relaxed === null) && (
            <p className="setting-note">These models count the KL that their decoder sees.</p>
          )}
        </section>
      )}
    </>
  );
}

/** Said to a screen reader too. */
function Progress() {
  const auditing = useSlice(auditSlice, (state) => state.doing?.model ?? null);
  const stopped = useSlice(auditSlice, (state) => state.stopped);
  return (
    <p role="status" aria-label="Audit" className="quiet-text">
      {auditing
        ? stopped
          ? 'Stopping.'
          : `Auditing ${nameOf(auditing)}.`
        : stopped && 'Stopped before its end: nothing of that audit is kept.'}
    </p>
  );
}

function Nothing() {
  const run = useSlice(experimentSlice, (state) => state.started !== null);
  const trained = useSlice(runSlice, (state) => state.status.step > 0);
  if (!run) return <NothingTrained />;
  return (
    <p className="empty">
      {trained
        ? 'Nothing is audited yet: press Audit.'
        : 'An audit is possible once the run has trained a step.'}
    </p>
  );
}
