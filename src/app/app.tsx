/** Where everything stands on the page; holds no state of a run. */
import { Messages } from './messages/messages';
import type { Page } from '../state/page';
import { PageContext } from '../state/use-page';
import { ErrorBoundary } from '../ui/error-boundary';
import { Colophon } from './colophon';
import { CurrentView, SkipLink } from './current-view';
import { Header } from './header/header';
import { Screen } from './screen';
import type { Wiring } from './wiring';

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
          <Header wiring={wiring} />
          <Messages />
          <CurrentView link={wiring.link} />
        </Screen>
        <Colophon />
      </PageContext>
    </ErrorBoundary>
  );
}
