/** What stands on the page before anything trains: one line on what this is, and a recorded run that says it is one. */
import { useLearners } from '../../../state/models-shown';
import { useSlice } from '../../../state/use-page';
import { formatCount } from '../../../ui/format';
import { recordingSlice, frameAt } from '../recording-store';
import { Player } from './player';
import { RecordedCurve } from './recorded-curve';
import { RecordedPictures } from './recorded-pictures';
import { recordedTerms } from './recorded-term';
import { reached } from './replay-curves';
import './recording.css';

export function Recording() {
  const learners = useLearners('variational autoencoder');
  return (
    <section className="recording" data-anchor="curves" aria-labelledby="recording-heading">
      <p className="promise">
        Press <b>Train</b>: {learners} handwritten digits in this tab. Nothing leaves this device, and nothing
        can be broken.
      </p>
      <Replay />
    </section>
  );
}

function Replay() {
  const recording = useSlice(recordingSlice, (state) => state.recording);
  const digits = useSlice(recordingSlice, (state) => state.digits);
  const problem = useSlice(recordingSlice, (state) => state.problem);
  const frame = useSlice(recordingSlice, frameAt);
  const edge = useSlice(recordingSlice, (state) =>
    recording ? reached(recording.frames, state.position) : 0,
  );
  const steps = recording ? formatCount(recording.frames[recording.frames.length - 1]) : '';
  return (
    <>
      <h2 id="recording-heading">A recording</h2>
      {recording ? (
        <p className="setting-note">
          Nothing is training yet. These are the first {steps} steps of the default experiment, seed{' '}
          {recording.experiment.seed}, made with <code>npm run record</code> on {recording.backend.name}. The
          curves are means over the minibatches, on a logarithmic axis of steps.
        </p>
      ) : (
        <p className="empty">
          {problem === null
            ? 'Reading a recorded run. Nothing is training yet.'
            : `There is no recorded run to show (${problem}). Everything else works: Train starts one of your own.`}
        </p>
      )}
      {recording && (
        <>
          <Player />
          <RecordedPictures recording={recording} digits={digits} frame={frame} />
          <div className="recorded-curves">
            {recordedTerms.map((term) => (
              <RecordedCurve key={term} recording={recording} term={term} edge={edge} />
            ))}
          </div>
        </>
      )}
    </>
  );
}
