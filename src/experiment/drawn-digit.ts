/** A picture drawn by hand: its index, and its text in a link. It determines nothing of a run. */
import { deflatedText, inflatedText } from './deflated-text';

/** Whether an index of a picture means the one drawn by hand: any negative one, so that each drawing can have its own. */
export const isDrawn = (index: number): boolean => index < 0;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Grey values, row by row. */
  readonly pixels: Uint8Array;
}

/** The largest side of a picture. */
const LARGEST = 64;

export const drawingText = ({ width, height, pixels }: Drawing): string =>
  `${width}x${height}.${deflatedText(pixels)}`;

/** Null for a text that is no drawing. */
export function readDrawing(text: string): Drawing | null {
  const [, across, down, deflated] = /^([0-9]{1,2})x([0-9]{1,2})\.([\w-]+)$/.exec(text) ?? [];
  const [width, height] = [Number(across), Number(down)];
  if (!(width >= 1 && width <= LARGEST && height >= 1 && height <= LARGEST)) return null;
  try {
    const pixels = inflatedText(deflated, width * height);
    return pixels.length === width * height ? { width, height, pixels } : null;
  } catch {
    return null;
  }
}
