import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyPress } from './shortcuts';

const press = (key: string, more: Partial<KeyPress> = {}) =>
  shortcutOf({
    key,
    code: '',
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

  it.each([
    ['Russian', 'ы к т д в'],
    ['Ukrainian', 'і к т д в'],
    ['Bulgarian', 'я и х в а'],
    ['Greek', 'σ ρ ν λ δ'],
    ['Arabic', 'س ق ى م ي'],
    ['Persian', 'س ق د م ی'],
    ['Hebrew', 'ד ר מ ך ג'],
    ['Georgian', 'ს რ ნ ლ დ'],
    ['Thai', 'ห พ \u0e37 ส ก'],
    ['Hindi', '\u0947 \u0940 ल त \u094d'],
    ['Korean', 'ㄴ ㄱ ㅜ ㅣ ㅇ'],
    ['Japanese', 'と す み り し'],
  ])('goes by the place of a key that has no Latin letter: %s', (_, keys) => {
    const names = ['S', 'R', 'N', 'L', 'D'];
    for (const [at, key] of keys.split(' ').entries())
      for (const one of [key, key.toUpperCase()])
        expect(press(one, { code: `Key${names[at]}` })).toBe(names[at]);
  });

  it.each([
    ['Dvorak', 'n', 'KeyL', 'N'],
    ['Dvorak', 'o', 'KeyS', 'O'],
    ['Dvorak', 's', 'Semicolon', 'S'],
    ['AZERTY', 'a', 'KeyQ', 'A'],
    ['AZERTY', ',', 'KeyM', ','],
    ['Turkish', 'ş', 'Semicolon', 'Ş'],
    ['Hebrew', '/', 'KeyQ', '/'],
  ])('goes by the letter that is seen on a key: %s %s', (_, key, code, name) =>
    expect(press(key, { code })).toBe(name),
  );

  it.each([
    ['Russian', '?', 'Digit7'],
    ['Greek', '?', 'Slash'],
    ['Arabic', '؟', 'Slash'],
    ['Chinese', '？', 'Slash'],
  ])('knows the question mark of a %s keyboard', (_, key, code) => expect(press(key, { code })).toBe('?'));

  it('leaves foreign signs on other keys than letters alone', () => {
    expect(press('ю', { code: 'Period' })).toBeNull();
    expect(press('\u0300', { code: 'Digit5' })).toBeNull();
    expect(press('Process', { code: 'KeyS' })).toBeNull();
  });

  it.each(['Tab', 'Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'F5', 'PageDown'])('leaves %s alone', (key) =>
    expect(press(key)).toBeNull(),
  );

  it('leaves alone what the browser or a control has taken, and what is held down', () => {
    for (const taken of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }])
      for (const key of ['r', 'ArrowLeft']) expect(press(key, taken)).toBeNull();
    expect(press('s', { repeat: true })).toBeNull();
    expect(press('ы', { code: 'KeyS', repeat: true })).toBeNull();
    expect(press('ы', { code: 'KeyS', ctrlKey: true })).toBeNull();
    expect(press('ArrowRight', { repeat: true })).toBe('ArrowRight');
  });
});
