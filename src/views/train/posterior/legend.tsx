/** What each shape of a drawing stands for, with its pattern and in words. */
import type { Drawable } from '../../../models/contract';
import { slotAt } from '../../../ui/palette';
import { legendWords } from './legend-words';

interface LegendProps {
  readonly drawables: readonly Drawable[];
  readonly temperature: number | null;
  readonly place: number;
}

function Key({ drawable, place }: { readonly drawable: Drawable; readonly place: number }) {
  const { colour } = slotAt(place);
  const stroke = drawable.name === 'samples' ? colour : 'var(--ink)';
  return (
    <svg width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
      {drawable.name === 'posterior' ? (
        <rect x="1" y="1" width="20" height="10" fill={colour} opacity="0.3" />
      ) : drawable.kind === 'points' ? (
        <circle cx="11" cy="6" r="4" fill="var(--ink)" />
      ) : (
        <path
          d={drawable.kind === 'histogram' ? 'M1 11V6H7V2H14V8H21V11' : 'M1 6H21'}
          fill="none"
          stroke={stroke}
          strokeWidth="1.5"
          strokeDasharray={drawable.name === 'prior' ? '5 4' : undefined}
        />
      )}
    </svg>
  );
}

export function Legend({ drawables, temperature, place }: LegendProps) {
  return (
    <ul className="posterior-legend">
      {drawables.map((drawable) => (
        <li key={drawable.name}>
          <Key drawable={drawable} place={place} />
          <span>{legendWords(drawable, temperature)}</span>
        </li>
      ))}
    </ul>
  );
}
