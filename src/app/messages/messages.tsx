/** What went wrong, with its way out, and what was changed on the way here; also the milestones for screen readers. */
import { experimentSlice } from '../../state/experiment-store';
import { runSlice } from '../../state/run-store';
import { useActions, usePage, useSlice } from '../../state/use-page';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { KeptRunsMessages } from './kept-runs';
import { MissingData } from './missing-data';
import { NewSettings } from './new-settings';
import { PastMessage } from './past';
import { PlainJavascript } from './plain-javascript';
import { RunFileMessage } from './run-file';
import './messages.css';

/** The newest: a link can bring thousands. */
const MOST_NOTICES = 10;

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
      {failure?.kind === 'missing-data' && <MissingData />}
      {failure && failure.kind !== 'missing-data' && (
        <Notice role="alert" remedy={{ name: failure.remedy, act: () => void actions.remedy() }}>
          <p>{failure.message}</p>
        </Notice>
      )}
      <PlainJavascript />
      <NewSettings />
      <PastMessage />
      <KeptRunsMessages />
      <RunFileMessage />
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
