/** Colour, dash and marker of the first, second, ... thing in a chart: Okabe and Ito's colours, never colour alone. The colours are in app/tokens.css. */

interface Slot {
  /** A CSS colour, different in the light and the dark theme. */
  readonly colour: string;
  /** SVG's stroke-dasharray; empty for a full line. */
  readonly dash: string;
}

const dashes = ['', '9 4', '3 3', '12 3 3 3'];

/** The look of the thing at a place in its list; the fifth looks as the first. */
export function slotAt(place: number): Slot {
  const index = place % dashes.length;
  return { colour: `var(--series-${index + 1})`, dash: dashes[index] };
}
