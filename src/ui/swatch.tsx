/** A short piece of line in a thing's colour and dash: the key of every chart and column. */
import { slotAt, type Places } from './palette';
import './swatch.css';

export function Swatch({ place }: { readonly place: number | Places }) {
  const { colour, dash } = slotAt(place);
  return (
    <svg className="swatch" width="26" height="10" viewBox="0 0 26 10" aria-hidden="true">
      <line
        x1="1"
        x2="25"
        y1="5"
        y2="5"
        stroke={colour}
        strokeWidth="3"
        strokeDasharray={dash || undefined}
      />
    </svg>
  );
}
