/** A line for a longer text, taken when it is left or Enter is pressed. A refused text stays as it was typed, with the reason under it. */
import { useEffect, useId, useRef, useState } from 'react';
import './text-line.css';

interface TextLineProps {
  readonly id: string;
  /** The one in use. */
  readonly text: string;
  /** Why a typed text cannot be taken, in a sentence; null where it can. */
  readonly refusal: (text: string) => string | null;
  readonly onCommit: (text: string) => void;
}

export function TextLine({ id, text, refusal, onCommit }: TextLineProps) {
  const reasonId = useId();
  const complaint = useRef<HTMLParagraphElement>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [before, setBefore] = useState(text);
  const show = (typed: string | null, refused: string | null) => {
    setEdited(typed);
    setReason(refused);
  };
  // Another text came from elsewhere, a link or a reset: what was typed belongs to the old one.
  if (text !== before) {
    setBefore(text);
    show(null, null);
  }
  // A field at the window's edge would keep its reason out of sight.
  useEffect(() => {
    if (reason !== null) complaint.current?.scrollIntoView({ block: 'nearest' });
  }, [reason]);
  const commit = () => {
    if (edited === null || reason !== null) return;
    const typed = edited.trim();
    const refused = refusal(typed);
    if (refused !== null) return setReason(refused);
    setEdited(null);
    if (typed !== text) onCommit(typed);
  };
  return (
    <div className="text-line">
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        translate="no"
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : reasonId}
        value={edited ?? text}
        onChange={(event) => show(event.target.value, null)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key !== 'Escape' || edited === null) return;
          // The text in use comes back first; what is open around it stays.
          event.preventDefault();
          show(null, null);
        }}
      />
      <p ref={complaint} className="complaint" id={reasonId} role="status">
        {reason}
      </p>
    </div>
  );
}
