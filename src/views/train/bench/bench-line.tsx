/** The line above the bench: before a run what is shown and the recording's player, after it a hint of three steps, and what is previewed. */
import { useLearners } from '../../../state/models-shown';
import { pastSlice } from '../../../state/past-store';
import { previewSlice } from '../../../state/preview-store';
import { useClassNames } from '../../../state/use-class-names';
import { probesSlice } from '../../../state/probes-store';
import { digitName } from '../../../state/digit-name';
import { useSlice } from '../../../state/use-page';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { heldNames } from '../preview-words';
import { Player } from '../recording/player';
import { recordingSlice } from '../recording-store';
import { lateTrained } from '../trained/late-trained';
import { Hint } from './hint';
import { lateTimeCursor } from './late-time-cursor';

export function BenchLine({ begun }: { readonly begun: boolean }) {
  return <div className="bench-line">{begun ? <OfRun /> : <OfRecording />}</div>;
}

function OfRecording() {
  const recording = useSlice(recordingSlice, (state) => state.recording);
  const problem = useSlice(recordingSlice, (state) => state.problem);
  const learners = useLearners('autoencoder');
  if (problem !== null)
    return (
      <p className="empty">
        There is no recorded run to show ({problem}). Everything else works: Train starts one of your own.
      </p>
    );
  return (
    <>
      <p>
        <b>Recording.</b> Press <b>Train</b>: {learners} digits.
      </p>
      <ErrorBoundary what="The trained models">
        <lateTrained.Part
          meanwhile={
            <button type="button" disabled>
              Open trained models
            </button>
          }
        />
      </ErrorBoundary>
      {recording ? <Player /> : <p className="empty">Reading a recorded run.</p>}
    </>
  );
}

const { Part: TimeCursor } = lateTimeCursor;

function OfRun() {
  // The names alone: the values stand beside the sliders, and every new text here makes a browser lay all of the bench out.
  const held = useSlice(previewSlice, (state) => heldNames(state.held));
  const hasPast = useSlice(pastSlice, (state) => state.steps.length > 0);
  const isPast = useSlice(pastSlice, (state) => state.at !== null);
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  return (
    <>
      {held !== '' ? (
        <p>
          <b>Preview</b> of {held}. {isPast ? 'A branch takes it.' : 'The run takes it when you let go.'}
        </p>
      ) : (
        <p className="quiet-text number">{digit ? digitName(digit, names) : 'No picture is picked'}</p>
      )}
      {!isPast && <Hint />}
      {hasPast && <TimeCursor meanwhile={null} />}
    </>
  );
}
