/** A drawing survives its link bit for bit, and no text makes the reader fail or allocate. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deflatedText } from './deflated-text';
import { drawingText, readDrawing } from './drawn-digit';

it('comes back as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 28 * 20, maxLength: 28 * 20 }), (pixels) => {
      const drawing = { width: 28, height: 20, pixels };
      expect(readDrawing(drawingText(drawing))).toEqual(drawing);
    }),
  );
});

it('is refused where it is damaged, of another size or larger than any picture', () => {
  const small = new Uint8Array(36);
  const cases = ['', '6x6', '6x6.', '6x6.####', `6x7.${deflatedText(small)}`, `5x7.${deflatedText(small)}`];
  const bomb = `64x64.${deflatedText(new Uint8Array(50_000_000))}`;
  for (const text of [...cases, '0x6.AAAA', `65x65.${deflatedText(new Uint8Array(65 * 65))}`, bomb])
    expect(readDrawing(text)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => void readDrawing(`28x28.${text}`)));
});
