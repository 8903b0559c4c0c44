/** Shows words and a way on where a part of the page cannot be drawn, so that the page is never blank. */
import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** What could not be shown: 'The curves'. */
  readonly what: string;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="notice notice-alert" role="alert">
        <p>
          {this.props.what} cannot be shown: {error.message}. A run in hand goes on.
        </p>
        <button type="button" onClick={() => this.setState({ error: null })}>
          Try again
        </button>
        <button type="button" onClick={() => window.location.reload()}>
          Reload the page
        </button>
      </div>
    );
  }
}
