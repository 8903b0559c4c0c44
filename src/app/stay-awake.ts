/** Keeps the screen on while a run trains, where the browser can and the user wants it: a device that sleeps trains nothing. */
import { awakeSlice } from '../state/awake-store';
import type { Page } from '../state/page';
import { isTraining } from '../state/run-store';

/** What is needed of a browser's lock. */
interface Lock {
  release(): Promise<void>;
  addEventListener(type: 'release', listener: () => void): void;
}

/** What is needed of a browser's window. */
interface AwakeWindow {
  readonly navigator: { readonly wakeLock?: { request(type: 'screen'): Promise<Lock> } };
  readonly document: {
    readonly visibilityState: string;
    addEventListener(type: 'visibilitychange', listener: () => void): void;
  };
}

export const canStayAwake = ({ navigator }: Pick<AwakeWindow, 'navigator'>): boolean =>
  navigator.wakeLock !== undefined;

export function stayAwake({ run, of }: Pick<Page, 'run' | 'of'>, { navigator, document }: AwakeWindow): void {
  const { wakeLock } = navigator;
  if (!wakeLock) return;
  const choice = of(awakeSlice);
  let asking = false;
  let held: Lock | null = null;

  const wanted = () =>
    choice.getState().on && isTraining(run.getState().status) && document.visibilityState === 'visible';

  async function look(): Promise<void> {
    if (asking) return;
    if (!wanted()) {
      const lock = held;
      held = null;
      await lock?.release().catch(() => undefined);
      return;
    }
    if (held) return;
    asking = true;
    // A browser may refuse, as on a low battery; the next change asks again.
    const lock = await wakeLock!.request('screen').catch(() => null);
    asking = false;
    held = lock;
    // The browser takes it back when the page is hidden.
    lock?.addEventListener('release', () => {
      if (held === lock) held = null;
    });
    if (lock && !wanted()) await look();
  }

  run.subscribe(({ status }, before) => {
    if (isTraining(status) !== isTraining(before.status)) void look();
  });
  choice.subscribe(() => void look());
  document.addEventListener('visibilitychange', () => void look());
}
