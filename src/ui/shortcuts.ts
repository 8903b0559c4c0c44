/** Single keys that press the button which names them in aria-keyshortcuts, or do what has no button; knows nothing of what they do. */
import { keep, kept } from './kept';

const NAME = 'shortcuts';

/** Where a key is text or moves something; `contenteditable` is nowhere on the page. */
const takesKeys =
  'input:not([type=checkbox]), textarea, select, [role=slider], [role=tab], [role=grid], [role=gridcell]';
/** What Space presses by itself. */
const takesSpace = 'button, summary, a[href], input, [role=button]';

/** What is read of a key's event. */
export interface KeyPress {
  readonly key: string;
  /** Where the key is, by what is written there on a keyboard of the USA: 'KeyS'. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly defaultPrevented: boolean;
}

/** A letter, or a part of one, of another script than the shortcuts': ы, σ, س, ◌ื. */
const foreign = /^(?!.*\p{Script=Latin})[\p{L}\p{M}]+$/u;

/** Whoever sees a Latin letter on the key means it, wherever it is; on keys without one the place stands for it. */
function letterOf({ key, code }: KeyPress): string | null {
  if (/^[?؟？]$/.test(key)) return '?';
  if (foreign.test(key)) return /^Key([A-Z])$/.exec(code)?.[1] ?? null;
  return key.length === 1 ? key.toUpperCase() : null;
}

/** The name of a key in aria-keyshortcuts; null for a press that is not meant as a shortcut. */
export function shortcutOf(press: KeyPress): string | null {
  const { key, ctrlKey, metaKey, altKey, repeat, defaultPrevented } = press;
  if (ctrlKey || metaKey || altKey || defaultPrevented) return null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return key;
  if (repeat) return null;
  if (key === ' ') return 'Space';
  return letterOf(press);
}

/** Single keys get in the way of speech input, so that they can be switched off (WCAG 2.1.4). */
export const shortcutsOn = (): boolean => kept(NAME) !== 'off';

export const switchShortcuts = (on: boolean): void => keep(NAME, on ? null : 'off');

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
