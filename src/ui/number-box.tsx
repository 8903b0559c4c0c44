/** A small text box for one number in a range: takes it on Enter or when left, and says so where it had to be changed. */
import { useEffect, useId, useState } from 'react';
import { formatShort } from './format';
import { clamp, type Span } from './slider-scale';
import { Still } from './still';
import { readTyped } from './typed-number';
import './number-box.css';

interface NumberBoxProps {
  /** The accessible name, where no visible label names `id`. */
  readonly label?: string;
  readonly id?: string;
  readonly span: Span;
  readonly value: number;
  readonly disabled?: boolean;
  readonly onCommit: (value: number) => void;
}

/** How long a complaint stands. */
const SAID_MILLISECONDS = 10_000;
/** Numbers from here on need a wider box. */
const LONG = 1e5;

export function NumberBox({ label, id, span, value, disabled, onCommit }: NumberBoxProps) {
  const complaintId = useId();
  const [text, setText] = useState<string | null>(null);
  // What stood there when it got the focus: a schedule that goes on would take the selection away under the hand.
  const [before, setBefore] = useState<string | null>(null);
  const [complaint, setComplaint] = useState('');
  const shown = span.scale === 'integer' ? String(value) : formatShort(value);

  // It lies over what is below, and the value goes on.
  useEffect(() => {
    const timer = window.setTimeout(() => setComplaint(''), SAID_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [complaint]);

  const commit = () => {
    if (text === null) return;
    const whole = span.scale === 'integer';
    const { value: number, said } = readTyped(text, { ...span, whole });
    setText(null);
    setBefore(null);
    const expected = `Expected a ${whole ? 'whole ' : ''}number from ${formatShort(span.minimum)} to ${formatShort(span.maximum)}, got ${text.trim() || 'nothing'}`;
    if (number === null) {
      setComplaint(said ?? `${expected}; it stays ${shown}.`);
      return;
    }
    const taken = clamp(span, whole ? Math.round(number) : number);
    setComplaint(taken === number ? (said ?? '') : `${expected}; took ${formatShort(taken)}.`);
    if (taken !== value) onCommit(taken);
  };

  return (
    <span className={span.maximum < LONG ? 'number-box' : 'number-box number-box-long'}>
      <Still>
        <input
          id={id}
          type="text"
          inputMode={span.scale === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
          aria-label={label}
          aria-describedby={complaint ? complaintId : undefined}
          value={text ?? before ?? shown}
          disabled={disabled}
          onFocus={() => setBefore(shown)}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            setBefore(null);
            commit();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key !== 'Escape') return;
            setText(null);
            setComplaint('');
          }}
        />
      </Still>
      <span className="complaint" id={complaintId} role="status">
        {complaint}
      </span>
    </span>
  );
}
