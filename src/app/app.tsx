/** Where everything stands on the page; holds no state of a run. */
import { lazy } from 'react';
import { Messages } from '../panels/messages/messages';
import { CopyLink } from '../panels/share/copy-link';
import { StatusLine } from '../panels/status/status-line';
import { Transport } from '../panels/transport/transport';
import { PageContext, type Page } from '../state/use-page';
import { ErrorBoundary } from '../ui/error-boundary';
import { Colophon } from './colophon';
import { CurrentView, SkipLink } from './current-view';
import { DeviceSheet } from './device-sheet';
import { Navigation } from './navigation';
import { ShortcutSheet } from './shortcut-sheet';
import { ThemeChoice } from './theme-choice';
import { pageName, type Wiring } from './wiring';

const Device = lazy(async () => ({ default: (await import('../panels/device/device')).Device }));

interface AppProps {
  readonly page: Page;
  readonly wiring: Wiring;
}

export function App({ page, wiring }: AppProps) {
  return (
    <ErrorBoundary what="The page">
      <PageContext value={page}>
        <SkipLink />
        <header className="top">
          <div className="title">
            <h1>{pageName}</h1>
            <p className="quiet-text">Three variational autoencoders, trained side by side</p>
          </div>
          <Transport />
          <div className="page-tools">
            <CopyLink link={wiring.link} />
            <ThemeChoice />
            <ShortcutSheet />
          </div>
          <StatusLine>
            <DeviceSheet>
              <Device />
            </DeviceSheet>
          </StatusLine>
          <Navigation wiring={wiring} />
        </header>
        <Messages />
        <CurrentView link={wiring.link} goTo={wiring.goTo} />
        <Colophon />
      </PageContext>
    </ErrorBoundary>
  );
}
