/** The frame of every control: its name and symbol, what it means on demand, a way back to its default, a note. Knows nothing of what it sets. */
import { useState, type ReactNode } from 'react';
import { MathSymbol } from './symbol';
import './setting-row.css';

export interface Reset {
  /** The default, as it is written. */
  readonly to: string;
  readonly onReset: () => void;
}

interface SettingRowProps {
  /** Id of the control that the label names. */
  readonly id: string;
  /** By which ui/reveal-anchor finds it; none without. */
  readonly anchor?: string;
  readonly label: string;
  /** The label above, where this is one control of several under it: heard before its own, not shown. */
  readonly group?: string;
  readonly symbol: string;
  /** What the question mark shows; none without. */
  readonly meaning?: ReactNode;
  /** Null while the value is the default. */
  readonly reset?: Reset | null;
  /** A short remark that is always shown. */
  readonly note?: ReactNode;
  /** Small buttons beside the label. */
  readonly tools?: ReactNode;
  /** At the end of the label's line: a value box. */
  readonly aside?: ReactNode;
  /** True where several controls of their own names stand below instead of one. */
  readonly isGroup?: boolean;
  readonly children?: ReactNode;
}

export function SettingRow(props: SettingRowProps) {
  const { id, anchor, label, group, symbol, meaning, reset, note, tools, aside, isGroup, children } = props;
  const [open, setOpen] = useState(false);
  const full = group ? `${group}, ${label}` : label;
  const name = (
    <>
      {group && <span className="visually-hidden">{group}, </span>}
      {label} {symbol && <MathSymbol text={symbol} />}
    </>
  );
  return (
    <div
      className="setting"
      data-anchor={anchor}
      {...(isGroup ? { role: 'group', 'aria-label': full } : {})}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape' || event.defaultPrevented) return;
        // The help goes first; an enlarged figure beside it stays.
        event.preventDefault();
        setOpen(false);
      }}
    >
      <div className="setting-head">
        {isGroup ? <span>{name}</span> : <label htmlFor={id}>{name}</label>}
        {meaning && (
          <button
            type="button"
            className="meaning-toggle"
            aria-expanded={open}
            aria-controls={`${id}-meaning`}
            aria-label={`What is ${full}?`}
            onClick={() => setOpen(!open)}
          >
            ?
          </button>
        )}
        {tools}
        {(reset || aside) && (
          <span className="setting-aside">
            {reset && <ResetButton id={id} label={full} reset={reset} />}
            {aside}
          </span>
        )}
      </div>
      {children}
      {meaning && (
        <div className="setting-meaning" id={`${id}-meaning`} hidden={!open}>
          {open && meaning}
        </div>
      )}
      {note && <p className="setting-note">{note}</p>}
    </div>
  );
}

interface ResetButtonProps {
  readonly id: string;
  readonly label: string;
  readonly reset: Reset;
}

function ResetButton({ id, label, reset }: ResetButtonProps) {
  const name = `Reset ${label} to ${reset.to}`;
  return (
    <button
      type="button"
      className="meaning-toggle"
      aria-label={name}
      title={name}
      onClick={() => {
        // It leaves with the difference; the hand goes on at the control.
        document.getElementById(id)?.focus();
        reset.onReset();
      }}
    >
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d="M4.5 4.5A5 5 0 1 1 3 8.5M4.5 1.5v3h3" />
      </svg>
    </button>
  );
}
