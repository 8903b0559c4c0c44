/** The three curves of the recording up to where its replay stands, in the place of a run's. */
import type { Recording } from '../../../experiment/recording';
import { useSlice } from '../../../state/use-page';
import { FigureFrame } from '../figure-frame';
import { recordingSlice } from '../recording-store';
import { useMemo } from 'react';
import { modelIds } from '../../../models/registry';
import { CurveHead } from '../curve-head';
import { RecordedPlot } from './recorded-curve';
import { recordedTerms, termTitles, valuesOf, type RecordedTerm } from './recorded-term';
import { across, lastReached, reached } from './replay-curves';
import './recording.css';

export function RecordedCurves() {
  const recording = useSlice(recordingSlice, (state) => state.recording);
  const edge = useSlice(recordingSlice, (state) =>
    recording ? reached(recording.frames, state.position) : 0,
  );
  const x = useMemo(() => {
    const { curve = [], frames = [] } = recording ?? {};
    return curve.map((step) => across(step, frames[frames.length - 1]));
  }, [recording]);
  const at = lastReached({ x }, edge);
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
          <CurveHead title={term} subtitle={termTitles[term]} newest={newestOf(recording, term, at)} />
          {recording && <RecordedPlot recording={recording} term={term} edge={edge} />}
        </FigureFrame>
      ))}
    </section>
  );
}

const newestOf = (recording: Recording | null, term: RecordedTerm, at: number) =>
  modelIds.flatMap((model) => {
    const recorded = recording?.models[model];
    return recorded ? [{ model, value: valuesOf(recorded, term)[at] }] : [];
  });
