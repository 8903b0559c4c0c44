/** Has the run in hand kept when its page is hidden, loses the focus or is left: it may never be heard of again. */
import type { KeptRuns } from '../state/kept-runs';

/** What is needed of a browser's window. */
interface LeftWindow {
  readonly document: {
    readonly visibilityState: string;
    addEventListener(type: 'visibilitychange', listener: () => void): void;
  };
  addEventListener(type: 'blur' | 'pagehide', listener: () => void): void;
}

export function keepWhenLeft({ keep }: Pick<KeptRuns, 'keep'>, window: LeftWindow): void {
  const now = () => void keep();
  window.document.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'hidden') now();
  });
  window.addEventListener('blur', now);
  window.addEventListener('pagehide', now);
}
