/** Where everything stands on the page; holds no state of a run. */
import { lazy } from 'react';
import { Messages } from './messages/messages';
import { CopyLink } from './header/copy-link';
import { StatusLine } from './header/status-line';
import { Transport } from './header/transport';
import { modelCount } from '../state/model-names';
import type { Page } from '../state/page';
import { PageContext } from '../state/use-page';
import { ErrorBoundary } from '../ui/error-boundary';
import { capitalised } from '../ui/number-word';
import { Colophon } from './colophon';
import { CurrentView, SkipLink } from './current-view';
import { DeviceSheet } from './device/device-sheet';
import { Navigation } from './header/navigation';
import { ShortcutSheet } from './header/shortcut-sheet';
import { ThemeChoice } from './header/theme-choice';
import { pageName, type Wiring } from './wiring';

const Device = lazy(async () => ({ default: (await import('./device/device')).Device }));

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
            <p className="quiet-text">
              {capitalised(modelCount)} variational autoencoders, trained side by side
            </p>
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
        <CurrentView link={wiring.link} />
        <Colophon />
      </PageContext>
    </ErrorBoundary>
  );
}
