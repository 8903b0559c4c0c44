/** The frame of every control: its name and symbol, what it means on demand, a note. Knows nothing of what it sets. */
import { useState, type ReactNode } from 'react';
import { MathSymbol } from './symbol';

interface SettingRowProps {
  /** Id of the control that the label names. */
  readonly id: string;
  readonly label: string;
  readonly symbol: string;
  readonly meaning: string;
  /** A short remark that is always shown. */
  readonly note?: ReactNode;
  /** At the end of the label's line: a value box. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

export function SettingRow({ id, label, symbol, meaning, note, aside, children }: SettingRowProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="setting">
      <div className="setting-head">
        <label htmlFor={id}>
          {label} {symbol && <MathSymbol text={symbol} />}
        </label>
        <button
          type="button"
          className="meaning-toggle"
          aria-expanded={open}
          aria-controls={`${id}-meaning`}
          aria-label={`What is ${label}?`}
          onClick={() => setOpen(!open)}
        >
          ?
        </button>
        {aside}
      </div>
      {children}
      <p className="setting-meaning" id={`${id}-meaning`} hidden={!open}>
        {meaning}
      </p>
      {note && <p className="setting-note">{note}</p>}
    </div>
  );
}
