/** Where everything stands on the page; holds no state of a run. */
import { Messages } from './messages/messages';
import type { Page } from '../state/page';
import { keptRunsSlice } from '../state/kept-runs';
import { PageContext } from '../state/use-page';
import { ErrorBoundary, KeepRun } from '../ui/error-boundary';
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
  const keepRun = async () => {
    const keptRuns = page.of(keptRunsSlice);
    await keptRuns.keep();
    const { kept, problem } = keptRuns.getState();
    return kept !== null && problem === null;
  };
  return (
    <KeepRun value={keepRun}>
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
    </KeepRun>
  );
}
