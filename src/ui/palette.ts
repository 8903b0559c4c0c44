/** Colour, dash and marker of the first, second, ... thing in a chart: Okabe and Ito's colours and two more, never colour alone. The colours are in app/tokens.css. */

interface Slot {
  /** A CSS colour, different in the light and the dark theme. */
  readonly colour: string;
  /** SVG's stroke-dasharray; empty for a full line. */
  readonly dash: string;
}

const dashes = ['', '9 4', '3 3', '12 3 3 3', '6 2 2 2 2 2', '2 6'];

/** Places in the lists of colours and of dashes, from 0; the seventh of a list is as its first. */
export interface Places {
  readonly colour: number;
  readonly dash: number;
}

/** The look of the thing at a place in its list, of which no two of the first thirty-six are alike; or of one whose colour and dash say two different things. */
export function slotAt(at: number | Places): Slot {
  const { colour, dash } =
    typeof at === 'number' ? { colour: at, dash: at + Math.floor(at / dashes.length) } : at;
  return { colour: `var(--series-${(colour % dashes.length) + 1})`, dash: dashes[dash % dashes.length] };
}
