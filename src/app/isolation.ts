/** Makes the page cross-origin isolated where its host sends no headers: by a service worker, and one reload before anybody has touched anything. */

/** What it needs of a browser's window. */
export interface Isolatable {
  readonly isSecureContext: boolean;
  readonly crossOriginIsolated: boolean;
  readonly navigator: {
    readonly serviceWorker?: {
      register(script: string, options: { scope: string }): Promise<unknown>;
      /** Settles once a worker is there to serve the next load; never, where none may be registered. */
      readonly ready: Promise<unknown>;
    };
  };
  readonly location: { readonly pathname: string; reload(): void };
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly performance: { now(): number };
  addEventListener(type: string, listener: () => void, options: { capture: true; once: true }): void;
}

/** Milliseconds from the load: a page that has been looked at for longer is not pulled away, touched or not. */
const FRESH = 10_000;

/** What hands do to a page; after none of it nothing is set, nothing trains, and a reload loses nothing. */
const touches = ['pointerdown', 'keydown', 'click', 'wheel'];

/** True once in a tab, so that a page that stays without isolation is not reloaded for ever. Throws without storage. */
function isFirstTime({ sessionStorage, location }: Isolatable): boolean {
  const key = `coarse-grain/isolation ${location.pathname}`;
  if (sessionStorage.getItem(key) !== null) return false;
  sessionStorage.setItem(key, 'reloaded');
  return true;
}

export async function isolate(window: Isolatable): Promise<void> {
  const { serviceWorker } = window.navigator;
  if (!window.isSecureContext || window.crossOriginIsolated || !serviceWorker) return;
  let touched = false;
  for (const type of touches)
    window.addEventListener(type, () => void (touched = true), { capture: true, once: true });
  try {
    await serviceWorker.register('./isolation.js', { scope: './' });
    await serviceWorker.ready;
    const fresh = !touched && window.performance.now() < FRESH;
    if (fresh && isFirstTime(window)) window.location.reload();
  } catch {
    // WebAssembly then takes one thread, which the backend's badge says; the next visit tries again.
  }
}
