/** A text box whose text is read when it is left or Enter is pressed; a text that cannot be read is refused with words. */
import { useId, useState } from 'react';
import './text-box.css';

interface TextBoxProps {
  readonly id: string;
  readonly text: string;
  /** Shown where the text is empty. */
  readonly placeholder?: string;
  /** Takes the text, or answers why it cannot. */
  readonly onCommit: (text: string) => string | null;
}

export function TextBox({ id, text, placeholder, onCommit }: TextBoxProps) {
  const complaintId = useId();
  const [edited, setEdited] = useState<string | null>(null);
  const [complaint, setComplaint] = useState('');
  const commit = () => {
    if (edited === null) return;
    setComplaint((edited === text ? null : onCommit(edited)) ?? '');
    setEdited(null);
  };
  return (
    <span className="text-box">
      <input
        id={id}
        type="text"
        autoComplete="off"
        placeholder={placeholder}
        aria-describedby={complaint ? complaintId : undefined}
        value={edited ?? text}
        onChange={(event) => setEdited(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setEdited(null);
        }}
      />
      <span className="complaint" id={complaintId} role="status">
        {complaint}
      </span>
    </span>
  );
}
