/** Moves the cursor of all three charts by keyboard or touch, and says at which steps the numbers below them were measured. */
import { useId } from 'react';
import { formatCount } from '../ui/format';
import { RangeInput } from '../ui/range-input';
import './inspector.css';

interface InspectorProps {
  readonly cursor: number | null;
  readonly onCursor: (step: number | null) => void;
  readonly first: number;
  readonly last: number;
  /** Step of the evaluation that is read; null before the first. */
  readonly evaluated: number | null;
}

export function Inspector({ cursor, onCursor, first, last, evaluated }: InspectorProps) {
  const id = useId();
  const at = cursor ?? last;
  const where = cursor === null ? 'latest' : formatCount(at);
  return (
    <div className="inspector">
      <label htmlFor={id}>Numbers at step</label>
      <RangeInput
        id={id}
        min={Math.min(first, at)}
        max={Math.max(1, last)}
        value={at}
        onMove={onCursor}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || cursor === null) return;
          // The first Escape lets the cursor go, the next one closes the enlarged curves.
          event.preventDefault();
          onCursor(null);
        }}
        aria-valuetext={cursor === null ? `${formatCount(at)}, the latest` : formatCount(at)}
      />
      <output className="number" htmlFor={id}>
        <b translate={cursor === null ? undefined : 'no'}>{where}</b>
        <span className="quiet-text">
          {evaluated === null ? 'not evaluated yet' : `evaluated at ${formatCount(evaluated)}`}
        </span>
      </output>
      <button type="button" disabled={cursor === null} onClick={() => onCursor(null)}>
        Latest
      </button>
    </div>
  );
}
