/** The view that trains: settings beside curves, pictures and posteriors. */
import { lazy, Suspense, useState } from 'react';
import { lateCurves } from './late-curves';
import { ModelsSwitch } from './settings/models-switch';
import { Pictures } from './pictures/pictures';
import { Posterior } from './posterior/posterior';
import { Presets } from './settings/presets';
import { Recording } from './recording/recording';
import { LiveSettings, RestartSettings } from './settings/settings';
import { probesSlice } from '../../state/probes-store';
import { recordingSlice } from './recording/recording-store';
import { runSlice } from '../../state/run-store';
import { useSlice } from '../../state/use-page';
import { ErrorBoundary } from '../../ui/error-boundary';
import './train.css';

const { Part: Curves } = lateCurves;
const Drawing = lazy(async () => ({ default: (await import('./drawing/drawing')).Drawing }));

export function Train() {
  return (
    <>
      <CurvesOrRecording />
      <DrawingSection />
      <ErrorBoundary what="The pictures">
        <Pictures />
      </ErrorBoundary>
      <ErrorBoundary what="The posteriors">
        <Posterior />
      </ErrorBoundary>
    </>
  );
}

/** Folded: most visitors look at the data set's pictures. */
function DrawingSection() {
  const opened = useSlice(probesSlice, (state) => state.drawing !== null);
  const [open, setOpen] = useState(opened);
  const digits = useSlice(runSlice, ({ dataset }) => dataset === null || dataset.name === 'mnist');
  return (
    <ErrorBoundary what="The drawing">
      <details
        className="drawing-section"
        data-print="as-found"
        open={open}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          <h2>{digits ? 'Draw a digit' : 'Draw a picture'}</h2>
        </summary>
        {open && (
          <Suspense fallback={<p role="status">Loading …</p>}>
            <Drawing />
          </Suspense>
        )}
      </details>
    </ErrorBoundary>
  );
}

/** Curves of a recorded run, with its pictures, until a run of one's own begins. */
function CurvesOrRecording() {
  const begun = useSlice(recordingSlice, (state) => state.over);
  return begun ? (
    <ErrorBoundary what="The curves">
      <Curves meanwhile={<Recording />} />
    </ErrorBoundary>
  ) : (
    <ErrorBoundary what="The recording">
      <Recording />
    </ErrorBoundary>
  );
}

/** The settings: beside the curves where there is room, folded above them where there is not. */
export function Rail() {
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  return (
    <aside className="rail" aria-label="Settings">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Settings</summary>
        <Presets />
        <ModelsSwitch />
        <LiveSettings />
        <RestartSettings />
      </details>
    </aside>
  );
}
