/** Tells the engine while the page is in use, so that training leaves it a core (definition 18): changes alone, and nothing before a run. */
import type { EngineClient } from '../engine/protocol';
import type { Page } from '../state/page';

/** Milliseconds after its last touch for which a page is in use. */
const TOUCH_MILLISECONDS = 1000;

/** What hands do to a page. A finger that scrolls it moves without a pointer. */
const touches = ['pointerdown', 'pointermove', 'pointerup', 'keydown', 'wheel', 'touchmove'];

/** What is needed of a browser's window. */
export interface UsedWindow {
  readonly document: {
    readonly visibilityState: string;
    addEventListener(type: 'visibilitychange', listener: () => void): void;
  };
  addEventListener(type: string, listener: () => void, options: { capture: true; passive: true }): void;
}

/** Calls when the page begins to be in use, visible and touched, and when it no longer is; answers what says how it is. */
function watchUse(window: UsedWindow, changed: () => void): () => boolean {
  let inUse = false;
  let touched = -Infinity;
  let waiting = false;

  const left = () => touched + TOUCH_MILLISECONDS - performance.now();
  const look = () => {
    const now = window.document.visibilityState === 'visible' && left() > 0;
    if (now === inUse) return;
    inUse = now;
    changed();
  };
  /** One timer for any number of touches, and none at rest. */
  const wait = () => {
    waiting = left() > 0;
    if (waiting) setTimeout(wait, Math.ceil(left()));
    else look();
  };
  const touch = () => {
    touched = performance.now();
    look();
    if (!waiting) wait();
  };

  for (const type of touches) window.addEventListener(type, touch, { capture: true, passive: true });
  window.document.addEventListener('visibilitychange', look);
  return () => inUse;
}

/** Has the engine of a run in hand spare a core while the page is in use. */
export function spareCoreInUse(
  { experiment, run }: Pick<Page, 'experiment' | 'run'>,
  client: Pick<EngineClient, 'call'>,
  window: UsedWindow,
): void {
  /** What was told last, and of which engine: one that is opened anew brings another report. */
  let told: { readonly engine: object; readonly spare: boolean } | null = null;

  const tell = () => {
    const engine = run.getState().backend;
    // Without a run nothing is trained; without an engine the call would start one.
    if (engine === null || experiment.getState().started === null) return;
    const spare = inUse();
    if (told?.engine === engine && told.spare === spare) return;
    told = { engine, spare };
    // An engine that dies meanwhile is told of elsewhere.
    client.call('spareCore', { spare }).catch(() => undefined);
  };

  const inUse = watchUse(window, tell);
  experiment.subscribe(tell);
}
