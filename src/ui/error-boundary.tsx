/** Shows words and a way on where a part of the page cannot be drawn, so that the page is never blank. */
import { Component, createContext, type ContextType, type ReactNode } from 'react';
import { PartMissing } from './import-again';
import { hasNewVersion } from './new-version';

/** Keeps the run in hand for the next visit, and says whether there is one that is kept. */
export const KeepRun = createContext<() => Promise<boolean>>(() => Promise.resolve(false));

interface ErrorBoundaryProps {
  /** What could not be shown: 'The curves'. */
  readonly what: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | null;
  /** The part's file is gone, because the host has a newer version of the page; the run in hand was kept or not. */
  readonly outdated: { readonly kept: boolean } | null;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static override contextType = KeepRun;
  declare context: ContextType<typeof KeepRun>;
  override state: ErrorBoundaryState = { error: null, outdated: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(thrown: unknown) {
    if (thrown instanceof PartMissing) void this.lookForNewVersion();
  }

  private async lookForNewVersion() {
    if (await hasNewVersion()) this.setState({ outdated: { kept: await this.context() } });
  }

  override render() {
    const { error, outdated } = this.state;
    if (!error) return this.props.children;
    const { what } = this.props;
    return (
      <div className="notice notice-alert" role="alert">
        {outdated ? (
          <p>
            A new version is here, and {what} of this one is gone.{' '}
            {outdated.kept
              ? 'Your run is kept: reload, and continue it.'
              : 'Reload to use it: the link keeps the settings and moves.'}
          </p>
        ) : (
          <p>
            {what} cannot be shown: {error.message}. The current run continues.
          </p>
        )}
        {!outdated && (
          <button type="button" onClick={() => this.setState({ error: null })}>
            Try again
          </button>
        )}
        <button type="button" onClick={() => window.location.reload()}>
          Reload the page
        </button>
      </div>
    );
  }
}
