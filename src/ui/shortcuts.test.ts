import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyPress } from './shortcuts';

const press = (key: string, more: Partial<KeyPress> = {}) =>
  shortcutOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    defaultPrevented: false,
    ...more,
  });

describe('shortcutOf', () => {
  it.each([
    [' ', 'Space'],
    ['s', 'S'],
    ['S', 'S'],
    ['?', '?'],
    ['ArrowLeft', 'ArrowLeft'],
  ])('calls the key %j %s', (key, name) => expect(press(key)).toBe(name));

  it.each(['Tab', 'Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'F5', 'PageDown'])('leaves %s alone', (key) =>
    expect(press(key)).toBeNull(),
  );

  it('leaves alone what the browser or a control has taken, and what is held down', () => {
    for (const taken of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }])
      for (const key of ['r', 'ArrowLeft']) expect(press(key, taken)).toBeNull();
    expect(press('s', { repeat: true })).toBeNull();
    expect(press('ArrowRight', { repeat: true })).toBe('ArrowRight');
  });
});
