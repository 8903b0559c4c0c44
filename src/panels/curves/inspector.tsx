/** Moves the cursor of all three charts by keyboard or touch, and chooses how much of the value axis is shown. */
import { useId } from 'react';
import { formatCount } from '../../ui/format';

interface InspectorProps {
  readonly cursor: number | null;
  readonly onCursor: (step: number | null) => void;
  readonly last: number;
  readonly whole: boolean;
  readonly onWhole: (whole: boolean) => void;
}

export function Inspector({ cursor, onCursor, last, whole, onWhole }: InspectorProps) {
  const id = useId();
  const at = Math.min(last, Math.round(cursor ?? last));
  return (
    <div className="inspector">
      <label htmlFor={id}>Numbers at step</label>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(1, last)}
        value={at}
        onChange={(event) => onCursor(Number(event.target.value))}
        aria-valuetext={cursor === null ? `${formatCount(at)}, the latest` : formatCount(at)}
      />
      <output className="number" htmlFor={id}>
        {cursor === null ? 'latest' : formatCount(at)}
      </output>
      <button type="button" disabled={cursor === null} onClick={() => onCursor(null)}>
        Latest
      </button>
      <label className="check">
        <input type="checkbox" checked={whole} onChange={(event) => onWhole(event.target.checked)} />
        Show the first steps too
      </label>
    </div>
  );
}
