/** Single keys that press the button which names them in aria-keyshortcuts, or do what has no button; knows nothing of what they do. */

const KEY = 'coarse-grain/shortcuts';

/** Where a key is text or moves something; `contenteditable` is nowhere on the page. */
const takesKeys =
  'input:not([type=checkbox]), textarea, select, [role=slider], [role=tab], [role=grid], [role=gridcell]';
/** What Space presses by itself. */
const takesSpace = 'button, summary, a[href], input, [role=button]';

/** What is read of a key's event. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly defaultPrevented: boolean;
}

/** The name of a key in aria-keyshortcuts; null for a press that is not meant as a shortcut. */
export function shortcutOf(press: KeyPress): string | null {
  const { key, ctrlKey, metaKey, altKey, repeat, defaultPrevented } = press;
  if (ctrlKey || metaKey || altKey || defaultPrevented) return null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return key;
  if (repeat) return null;
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toUpperCase() : null;
}

/** Single keys get in the way of speech input, so that they can be switched off (WCAG 2.1.4). */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // A browser that keeps nothing has them on again after the next load.
  }
}

type Others = Readonly<Record<string, () => void>>;

function press(event: KeyboardEvent, others: Others): void {
  const name = shortcutOf(event);
  const target = event.target instanceof Element ? event.target : null;
  if (name === null || !shortcutsOn() || target?.closest(takesKeys) || document.querySelector('dialog[open]'))
    return;
  if (name === 'Space' && target?.closest(takesSpace)) return;
  const button = document.querySelector<HTMLButtonElement>(`button[aria-keyshortcuts="${CSS.escape(name)}"]`);
  const act = button ? () => button.click() : Object.hasOwn(others, name) ? others[name] : null;
  if (!act) return;
  // Space would scroll the page.
  event.preventDefault();
  act();
}

/** `others`: what keys without a button do, by their names in aria-keyshortcuts. */
export function listenToShortcuts(window: Window, others: Others): void {
  window.addEventListener('keydown', (event) => press(event, others));
}
