/** Where everything stands on the page; holds no state of a run. */
import { lazy } from 'react';
import { Messages } from './messages/messages';
import { CopyLink } from './header/copy-link';
import { StatusLine } from './header/status-line';
import { Transport } from './header/transport';
import type { Page } from '../state/page';
import { PageContext } from '../state/use-page';
import { ErrorBoundary } from '../ui/error-boundary';
import { Colophon } from './colophon';
import { CurrentView, SkipLink } from './current-view';
import { DeviceSheet } from './device/device-sheet';
import { BackendBadge } from './header/backend-badge';
import { ExplainSwitch } from './header/explain-switch';
import { Navigation } from './header/navigation';
import { ShortcutSheet } from './header/shortcut-sheet';
import { ThemeChoice } from './header/theme-choice';
import { Screen } from './screen';
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
        <Screen>
          <header className="top">
            <div className="top-run">
              <h1>{pageName}</h1>
              <Transport />
              <StatusLine />
              <CopyLink link={wiring.link} />
            </div>
            <div className="top-views">
              <Navigation wiring={wiring} />
              <div className="page-tools">
                <ExplainSwitch />
                <BackendBadge />
                <DeviceSheet>
                  <Device />
                </DeviceSheet>
                <ThemeChoice />
                <ShortcutSheet />
              </div>
            </div>
          </header>
          <Messages />
          <CurrentView link={wiring.link} />
        </Screen>
        <Colophon />
      </PageContext>
    </ErrorBoundary>
  );
}
