/** Colours of a photograph of the page, for what only an eye would see. */
import type { Locator, Page } from '@playwright/test';
import { decode } from 'fast-png';

export type Colour = readonly [red: number, green: number, blue: number];

interface Photograph {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Colour;
}

/** Of an element with so many CSS pixels of what is around it. */
export async function photograph(page: Page, target: Locator, around = 0): Promise<Photograph> {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await target.boundingBox())!;
  const png = decode(
    await page.screenshot({
      scale: 'css',
      clip: { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around },
    }),
  );
  return {
    width: png.width,
    height: png.height,
    at: (left, top) => {
      const from = png.channels * (Math.round(top) * png.width + Math.round(left));
      return [png.data[from]!, png.data[from + 1]!, png.data[from + 2]!];
    },
  };
}

export const coloursOf = ({ width, height, at }: Photograph): Colour[] =>
  Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));

/** 0 of grey, 255 of the fullest colours. */
const chroma = (colour: Colour) => Math.max(...colour) - Math.min(...colour);
export const fullest = (colours: readonly Colour[]): Colour =>
  colours.reduce((best, colour) => (chroma(colour) > chroma(best) ? colour : best), [0, 0, 0] as Colour);

/** The largest difference of a channel, 0 to 255. */
export const apart = (a: Colour, b: Colour): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
