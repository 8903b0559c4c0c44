/** The view that trains: settings beside curves, pictures and posteriors. */
import { useState } from 'react';
import { Curves } from '../panels/curves/curves';
import { ModelsSwitch } from '../panels/models/models-switch';
import { Pictures } from '../panels/pictures/pictures';
import { Posterior } from '../panels/posterior/posterior';
import { Presets } from '../panels/presets/presets';
import { Recording } from '../panels/recording/recording';
import { LiveSettings, RestartSettings } from '../panels/settings/settings';
import { useRecording } from '../state/use-page';
import { ErrorBoundary } from '../ui/error-boundary';

export function Train() {
  return (
    <>
      <CurvesOrRecording />
      <ErrorBoundary what="The pictures">
        <Pictures />
      </ErrorBoundary>
      <ErrorBoundary what="The posteriors">
        <Posterior />
      </ErrorBoundary>
    </>
  );
}

/** Curves of a recorded run, with its pictures, until a run of one's own begins. */
function CurvesOrRecording() {
  const begun = useRecording((state) => state.over);
  return begun ? (
    <ErrorBoundary what="The curves">
      <Curves />
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
