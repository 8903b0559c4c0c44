/** A button that unfolds a panel below it: closed by Escape, by a choice that says so, and when the hand or the focus goes elsewhere. Knows nothing of what stands in it. */
import {
  useEffect,
  useId,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import './menu.css';

interface MenuProps {
  /** Among the classes: where it stands. */
  readonly kind: string;
  /** What the button shows. */
  readonly label: ReactNode;
  /** Makes what stands in it; `close` ends a choice. */
  readonly children: (close: () => void) => ReactNode;
}

export function Menu({ kind, label, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const buttonId = useId();
  useEffect(() => {
    if (!open) return;
    const closeOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !whole.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);
  const close = () => {
    // Else the focus would go with the panel.
    document.getElementById(buttonId)?.focus({ preventScroll: true });
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open || whole.current?.querySelector('dialog[open]')) return;
    event.preventDefault();
    close();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null && !whole.current?.contains(relatedTarget)) setOpen(false);
  };
  return (
    <div ref={whole} className={`menu ${kind}`} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        id={buttonId}
        type="button"
        className="menu-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div id={id} className="menu-panel" data-open={open}>
        {children(close)}
      </div>
    </div>
  );
}
