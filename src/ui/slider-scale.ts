/** Where a value stands on a slider's track, and back: straight, in whole numbers, or by powers. Pure. */

type SliderScale = 'linear' | 'integer' | 'logarithmic';

export interface Span {
  readonly minimum: number;
  readonly maximum: number;
  readonly scale: SliderScale;
}

/** Positions of a track by powers; fine enough that none is skipped on a wide screen. */
const POSITIONS = 1000;

/** A power of ten that gives a straight track one to ten hundred positions: what one press of an arrow key moves, and a label shows. */
function linearStep({ minimum, maximum }: Span): number {
  return 10 ** Math.floor(Math.log10((maximum - minimum) / 100));
}

/** Attributes of the native range input. */
export function trackOf(span: Span): { readonly min: number; readonly max: number; readonly step: number } {
  if (span.scale === 'integer') return { min: span.minimum, max: span.maximum, step: 1 };
  if (span.scale === 'linear') return { min: span.minimum, max: span.maximum, step: linearStep(span) };
  return { min: 0, max: POSITIONS, step: 1 };
}

export function positionOf(span: Span, value: number): number {
  const inside = clamp(span, value);
  if (span.scale !== 'logarithmic') return inside;
  return (POSITIONS * Math.log(inside / span.minimum)) / Math.log(span.maximum / span.minimum);
}

/** The value at a position, with no more digits than a label shows. */
export function valueAt(span: Span, position: number): number {
  if (span.scale === 'integer') return Math.round(position);
  if (span.scale === 'linear') {
    const step = linearStep(span);
    return clamp(span, Number((Math.round(position / step) * step).toPrecision(12)));
  }
  const value = span.minimum * (span.maximum / span.minimum) ** (position / POSITIONS);
  return clamp(span, Number(value.toPrecision(3)));
}

export function clamp(span: Span, value: number): number {
  return Math.min(span.maximum, Math.max(span.minimum, value));
}
