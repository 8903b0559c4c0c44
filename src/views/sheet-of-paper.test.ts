/** What lies on the paper after any changes, and before them again. */
import { describe, expect, it } from 'vitest';
import {
  changed,
  drawnPixels,
  emptyPaper,
  isBlank,
  paperWith,
  seenPixels,
  type Change,
} from './sheet-of-paper';

const size = { width: 28, height: 28 };
const after = (...changes: Change[]) => changes.reduce(changed, emptyPaper);
const press: Change = { kind: 'press', at: { x: 6.5, y: 6.5 } };
const draw: Change = { kind: 'draw', to: [{ x: 6.5, y: 12.5 }] };
const right: Change = { kind: 'shift', by: { x: 1, y: 0 } };
const digit = Uint8Array.from({ length: 784 }, (_, i) => i % 251);

describe('paper', () => {
  it('takes a stroke back as a whole, and every other change one by one', () => {
    const drawn = after(press, draw, draw, right);
    const once = changed(drawn, { kind: 'undo' });
    expect(once.sketch).toEqual(after(press, draw, draw).sketch);
    const twice = changed(once, { kind: 'undo' });
    expect(isBlank(twice)).toBe(true);
    expect(changed(twice, { kind: 'undo' })).toBe(twice);
    expect(after(press, { kind: 'clear' }, { kind: 'undo' }).sketch).toEqual(after(press).sketch);
  });

  it('shifts strokes and the digit below them by whole pixels', () => {
    const begun = after({ kind: 'begin', with: digit }, right, { kind: 'shift', by: { x: 0, y: -2 } });
    const pixels = drawnPixels(begun, size);
    expect(pixels[5 * 28 + 9]).toBe(digit[7 * 28 + 8]);
    expect([...pixels.subarray(26 * 28)]).toEqual(Array(56).fill(0));
    expect(pixels[0]).toBe(0);
    const stroke = drawnPixels(after(press, draw), size);
    const moved = drawnPixels(after(press, draw, right), size);
    expect(moved.subarray(1, 700)).toEqual(stroke.subarray(0, 699));
  });

  it('fits what a pen drew and nothing that began with a digit, and shifts what is fitted', () => {
    const drawn = after(press, draw);
    expect(seenPixels(drawn, size)).not.toEqual(drawnPixels(drawn, size));
    const asDrawn = changed(drawn, { kind: 'fit', fitted: false });
    expect(seenPixels(asDrawn, size)).toEqual(drawnPixels(drawn, size));
    expect(seenPixels(paperWith(digit), size)).toEqual(digit);
    const moved = seenPixels(changed(drawn, right), size);
    expect(moved.subarray(1)).toEqual(seenPixels(drawn, size).subarray(0, 783));
  });

  it('draws over a digit without taking anything from it', () => {
    const over = drawnPixels(after({ kind: 'begin', with: digit }, press), size);
    const alone = drawnPixels(after(press), size);
    over.forEach((grey, i) => expect(grey).toBe(Math.max(digit[i], alone[i])));
  });
});
