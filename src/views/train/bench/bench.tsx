/** The bench: the curves and, for each model that is on, its figures, all in one sight with the sliders beside them. */
import { Fragment, useDeferredValue } from 'react';
import type { ModelId } from '../../../models/registry';
import { linkResultSlice } from '../../../state/link-result';
import { nameOf } from '../../../state/model-names';
import { useModelsOn } from '../../../state/models-shown';
import { useSlice } from '../../../state/use-page';
import { Columns } from '../../../ui/columns';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { useWide } from '../../../ui/use-wide';
import { recordingSlice } from '../recording-store';
import { RecordedCurves } from '../recording/recorded-curves';
import { useRecordedFigures } from '../recording/use-recorded-figures';
import { lateBenchCurves } from '../late-curves';
import { BenchLine } from './bench-line';
import { useRunFigures } from '../column-figures';
import { Explanation } from './explanation';
import { ModelColumn } from './model-column';
import './bench.css';

const { Part: BenchCurves } = lateBenchCurves;

export function Bench() {
  const wide = useWide();
  const begun = useSlice(recordingSlice, (state) => state.over);
  // Three charts take longer to make than a frame has.
  const ghost = useSlice(linkResultSlice, (state) => state.ghost.length > 0);
  const live = useDeferredValue(begun || ghost);
  const columns = useModelsOn().map((id) => ({
    id,
    label: nameOf(id),
    content: <Column id={id} begun={begun} />,
  }));
  const curves = (
    <Fragment key="curves">
      <ErrorBoundary what="The curves">
        {live ? <BenchCurves meanwhile={<RecordedCurves />} /> : <RecordedCurves />}
      </ErrorBoundary>
      <Explanation of="curves" />
    </Fragment>
  );
  const figures = (
    <div key="figures" className="bench-columns">
      <h2 className="visually-hidden">Figures of each model</h2>
      <ErrorBoundary what="The figures">
        {columns.length > 0 ? (
          <Columns label="Model" columns={columns} />
        ) : (
          <p className="empty">No model is on: switch one on under Models.</p>
        )}
      </ErrorBoundary>
    </div>
  );
  return (
    <div className="bench">
      <BenchLine begun={begun} />
      {/* On a phone what the sliders move comes first. */}
      {wide ? [curves, figures] : [figures, curves]}
    </div>
  );
}

/** The same column before a run and in it, so that nothing is made anew where one begins. */
function Column({ id, begun }: { readonly id: ModelId; readonly begun: boolean }) {
  const recorded = useRecordedFigures(id);
  const ofRun = useRunFigures(id);
  const recordedWithout = useSlice(
    recordingSlice,
    ({ recording }) => recording !== null && !recording.models[id],
  );
  return (
    <ModelColumn
      id={id}
      figures={begun ? ofRun : recorded}
      absence={!begun && recordedWithout ? 'Not in the recording. Train shows it.' : null}
    />
  );
}
