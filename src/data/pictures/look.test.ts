import { describe, expect, it } from 'vitest';
import { croppedSize } from './crop-picture';
import { fitInto } from './fit-picture';
import { groundFinder, onGround } from './ground';
import { looked, lookedSize, type Look } from './look';

/** 4 x 2: a picture of 1 ... 8, of which nothing is transparent. */
const wide = { width: 4, height: 2, sums: Uint16Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
const see = (look: Look, picture: Parameters<typeof looked>[1] = wide) => {
  const size = lookedSize('x', picture, look);
  return { ...size, sums: [...looked('x', picture, look, size)] };
};

describe('a look', () => {
  it('leaves an opaque picture as it is where nothing is chosen, whatever its ground', () => {
    expect(looked('x', wide, {}, wide)).toBe(wide.sums);
    for (const ground of ['black', 'white'] as const) expect(see({ ground }).sums).toEqual([...wide.sums]);
  });

  it('crops to the middle square, or takes pixels off each side', () => {
    expect(see({ crop: 'middle square' })).toEqual({ width: 2, height: 2, sums: [2, 3, 6, 7] });
    expect(see({ crop: { left: 0, top: 1, right: 3, bottom: 0 } })).toEqual({
      width: 1,
      height: 1,
      sums: [5],
    });
  });

  it('takes the odd pixel off the right and below', () => {
    const five = { width: 5, height: 2, sums: Uint16Array.from({ length: 10 }, (_, i) => i) };
    expect(see({ crop: 'middle square' }, five).sums).toEqual([1, 2, 6, 7]);
  });

  it.each([
    { left: 2, top: 0, right: 2, bottom: 0 },
    { left: 0, top: 2, right: 0, bottom: 0 },
    { left: -1, top: 0, right: 0, bottom: 0 },
    { left: 0.5, top: 0, right: 0, bottom: 0 },
  ])('refuses to take off %o', (crop) => {
    expect(() => croppedSize('x', wide, crop)).toThrow(
      /^x, crop: expected whole pixels off the sides of 4 x 2 that leave some of it, got /,
    );
  });

  it('crops before it turns, and turns before it inverts', () => {
    const look = {
      crop: { left: 1, top: 0, right: 0, bottom: 1 },
      turn: 'a quarter right',
      invert: true,
    } as const;
    expect(see(look)).toEqual({ width: 1, height: 3, sums: [763, 762, 761] });
  });

  it('has black bars, but those of the ground where there is one', () => {
    const line = { width: 2, height: 1, sums: Uint16Array.of(300, 300) };
    const column = (look: Look) =>
      [...looked('x', line, look, { width: 2, height: 4 })].filter((_, i) => i % 2);
    expect(column({})).toEqual([0, 300, 0, 0]);
    expect(column({ invert: true })).toEqual([0, 465, 0, 0]);
    expect(column({ ground: 'black' })).toEqual([0, 300, 0, 0]);
    expect(column({ ground: 'white' })).toEqual([765, 300, 765, 765]);
    expect(column({ ground: 'white', invert: true })).toEqual([0, 465, 0, 0]);
    expect([...fitInto(line, { width: 2, height: 2 }, 9)]).toEqual([300, 300, 9, 9]);
  });
});

describe('the ground', () => {
  /** One pixel of ink, one of half of it, two of nothing. */
  const ink = (grey: number) => ({
    width: 4,
    height: 1,
    sums: Uint16Array.of(3 * grey, Math.round((3 * grey * 128) / 255), 0, 0),
    alpha: Uint8Array.of(255, 128, 0, 0),
  });

  it('shows through what is transparent, exactly', () => {
    expect([...onGround(ink(100), 'black').sums]).toEqual([300, 151, 0, 0]);
    expect([...onGround(ink(100), 'white').sums]).toEqual([300, 151 + 3 * 127, 765, 765]);
    expect([...onGround(ink(255), 'white').sums]).toEqual([765, 765, 765, 765]);
  });

  it.each([
    [0, 'white'],
    [100, 'white'],
    [200, 'black'],
    [255, 'black'],
  ])('of ink of grey %i is %s', (grey, ground) => {
    const finder = groundFinder();
    finder.see(wide);
    expect(finder.ground()).toBe(null);
    finder.see(ink(grey));
    expect(finder.ground()).toBe(ground);
  });

  it('is that of the first 200 transparent pictures', () => {
    const finder = groundFinder();
    for (let i = 0; i < 200; i++) finder.see(ink(0));
    for (let i = 0; i < 300; i++) finder.see(ink(255));
    expect(finder.ground()).toBe('white');
  });
});
