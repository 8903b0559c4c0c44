/** What went wrong, with its way out, and what was changed on the way here; also the milestones for screen readers. */
import { experimentSlice } from '../../state/experiment-store';
import { runSlice } from '../../state/run-store';
import { useActions, usePage, useSlice } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { ErrorBoundary } from '../../ui/error-boundary';
import { Notice } from '../../ui/notice';
import { KeptRunsMessages } from './kept-runs';
import { lateRareMessages } from './late-rare-messages';
import './messages.css';

/** The newest: a link can bring thousands. */
const MOST_NOTICES = 10;

const { Part: RareMessages } = lateRareMessages;

export function Messages() {
  const actions = useActions();
  const { experiment } = usePage();
  const failure = useSlice(runSlice, (state) => state.failure);
  const milestone = useSlice(runSlice, (state) => state.milestone);
  const notices = useSlice(experimentSlice, (state) => state.notices);
  return (
    <div className="messages">
      <p className="visually-hidden" role="status" aria-live="polite" aria-label="Milestones">
        {milestone}
      </p>
      {failure && failure.kind !== 'missing-data' && (
        <Notice role="alert" remedy={{ name: failure.remedy, act: () => void actions.remedy() }}>
          <p>{failure.message}</p>
        </Notice>
      )}
      <ErrorBoundary what="The messages">
        <RareMessages meanwhile={null} />
      </ErrorBoundary>
      <KeptRunsMessages />
      {notices.length > 0 && (
        <Notice role="status" onDismiss={() => experiment.dismiss()}>
          <ul aria-label="Notices">
            {notices.length > MOST_NOTICES && (
              <li>{formatCount(notices.length - MOST_NOTICES)} more before these.</li>
            )}
            {notices.slice(-MOST_NOTICES).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
