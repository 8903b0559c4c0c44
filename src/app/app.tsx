/** Where everything stands on the page; holds no state of a run. */
import { lazy, useState } from 'react';
import { Curves } from '../panels/curves/curves';
import { Messages } from '../panels/messages/messages';
import { ModelsSwitch } from '../panels/models/models-switch';
import { Pictures } from '../panels/pictures/pictures';
import { Posterior } from '../panels/posterior/posterior';
import { Presets } from '../panels/presets/presets';
import { Recording } from '../panels/recording/recording';
import { LiveSettings, RestartSettings } from '../panels/settings/settings';
import { CopyLink } from '../panels/share/copy-link';
import { StatusLine } from '../panels/status/status-line';
import { Transport } from '../panels/transport/transport';
import { PageContext, type Page, useRecording } from '../state/use-page';
import { ErrorBoundary } from '../ui/error-boundary';
import { Colophon } from './colophon';
import { DeviceSheet } from './device-sheet';
import { ShortcutSheet } from './shortcut-sheet';
import { ThemeChoice } from './theme-choice';
import { pageName } from './wiring';

const Device = lazy(async () => ({ default: (await import('../panels/device/device')).Device }));

interface AppProps {
  readonly page: Page;
  readonly link: () => string;
}

export function App({ page, link }: AppProps) {
  return (
    <ErrorBoundary what="The page">
      <PageContext value={page}>
        <a className="skip" href="#main">
          Skip to the curves
        </a>
        <header className="top">
          <div className="title">
            <h1>{pageName}</h1>
            <p className="quiet-text">Three variational autoencoders, trained side by side</p>
          </div>
          <Transport />
          <div className="page-tools">
            <CopyLink link={link} />
            <ThemeChoice />
            <ShortcutSheet />
          </div>
          <StatusLine>
            <DeviceSheet>
              <Device />
            </DeviceSheet>
          </StatusLine>
        </header>
        <Messages />
        <div className="body">
          <Rail />
          <main id="main" tabIndex={-1}>
            <CurvesOrRecording />
            <ErrorBoundary what="The pictures">
              <Pictures />
            </ErrorBoundary>
            <ErrorBoundary what="The posteriors">
              <Posterior />
            </ErrorBoundary>
          </main>
        </div>
        <Colophon />
      </PageContext>
    </ErrorBoundary>
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
function Rail() {
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
