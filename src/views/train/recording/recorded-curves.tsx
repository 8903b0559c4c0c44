/** The three curves of the recording up to where its replay stands, in the place of a run's. */
import type { Recording } from '../../../experiment/recording';
import { useSlice } from '../../../state/use-page';
import { FigureFrame } from '../figure-frame';
import { recordingSlice } from '../recording-store';
import { modelIds } from '../../../models/registry';
import { CurveHead } from '../curve-head';
import { RecordedPlot } from './recorded-curve';
import { recordedTerms, termTitles, valuesOf, type RecordedTerm } from './recorded-term';
import { across, reached } from './replay-curves';
import './recording.css';

export function RecordedCurves() {
  const recording = useSlice(recordingSlice, (state) => state.recording);
  const edge = useSlice(recordingSlice, (state) =>
    recording ? reached(recording.frames, state.position) : 0,
  );
  return (
    <section className="bench-curves recorded" data-anchor="curves" aria-label="Recorded curves">
      {recordedTerms.map((term) => (
        <FigureFrame
          key={term}
          figure="curves"
          kind="bench-curve"
          name={`Small curve of ${term}`}
          anchor={`curve-${term}`}
        >
          <CurveHead title={term} subtitle={termTitles[term]} newest={newestOf(recording, term, edge)} />
          {recording && <RecordedPlot recording={recording} term={term} edge={edge} />}
        </FigureFrame>
      ))}
    </section>
  );
}

/** Where the replay stands. */
const newestOf = (recording: Recording | null, term: RecordedTerm, edge: number) =>
  modelIds.flatMap((model) => {
    const recorded = recording?.models[model];
    if (!recording || !recorded) return [];
    const at = recording.curve.findLastIndex((step) => across(step, lastStepOf(recording)) <= edge);
    return [{ model, value: valuesOf(recorded, term)[Math.max(0, at)] }];
  });

const lastStepOf = ({ frames }: Recording): number => frames[frames.length - 1];
