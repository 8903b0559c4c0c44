/** A native range input that a finger moves sideways only: what turns out to be a scroll, though it began on the slider, changes nothing. */
import { useCallback, useRef, type InputHTMLAttributes, type PointerEvent } from 'react';
import { useCommit } from './use-commit';

type Others = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'value' | 'onChange' | 'onInput'>;

interface RangeInputProps extends Others {
  readonly value: number;
  /** At every movement. */
  readonly onMove: (value: number) => void;
  /** When it is let go; once a gesture. */
  readonly onRelease?: (value: number) => void;
  /** Where the browser took a gesture that had moved it: it then stands at its old value again. */
  readonly onCancel?: () => void;
}

/** A finger that the browser may yet take for scrolling; one that slides; one that scrolls, or has let go. */
interface Touch {
  readonly state: 'open' | 'slides' | 'over';
  readonly x: number;
  readonly y: number;
  /** The value before it. */
  readonly before: number;
  /** The last value it asked for; null before the first. */
  readonly asked: number | null;
}

export function RangeInput({ value, onMove, onRelease, onCancel, ...others }: RangeInputProps) {
  // Null while no finger is on it: a mouse, a key or a reader's command moves it at once.
  const touch = useRef<Touch | null>(null);
  const release = useCallback(
    (input: HTMLInputElement) => {
      if (touch.current === null) onRelease?.(Number(input.value));
    },
    [onRelease],
  );
  const move = (asked: number) => {
    const now = touch.current;
    if (now !== null) touch.current = { ...now, asked };
    if (now === null || now.state === 'slides') onMove(asked);
  };
  const onPointerDown = ({ pointerType, isPrimary, clientX: x, clientY: y }: PointerEvent) => {
    if (pointerType !== 'touch') touch.current = null;
    else if (isPrimary) touch.current = { state: 'open', x, y, before: value, asked: null };
  };
  const onPointerMove = ({ pointerType, clientX, clientY }: PointerEvent) => {
    const now = touch.current;
    if (pointerType !== 'touch' || now?.state !== 'open') return;
    const across = Math.abs(clientX - now.x);
    if (across < SLOP || across <= Math.abs(clientY - now.y)) return;
    touch.current = { ...now, state: 'slides' };
    if (now.asked !== null) onMove(now.asked);
  };
  const onPointerUp = ({ pointerType }: PointerEvent) => {
    const now = touch.current;
    if (pointerType !== 'touch' || now === null || now.state === 'over') return;
    touch.current = { ...now, state: 'over' };
    if (now.asked === null) return;
    // A tap has not moved it yet.
    if (now.state === 'open') onMove(now.asked);
    onRelease?.(now.asked);
  };
  const onPointerCancel = () => {
    const now = touch.current;
    if (now === null || now.state === 'over') return;
    touch.current = { ...now, state: 'over' };
    if (now.state === 'open') return;
    onMove(now.before);
    onCancel?.();
  };
  // The browser's own `change` comes with the end of the touch, after the pointer's; then the finger is gone.
  const onTouchOver = () => {
    const ended = touch.current;
    window.setTimeout(() => {
      if (touch.current === ended) touch.current = null;
    });
  };
  return (
    <input
      {...others}
      ref={useCommit(release)}
      type="range"
      value={value}
      onChange={(event) => {
        // React calls this at the release too, after the commit, where it wrote another text of the same place.
        if (event.nativeEvent.type === 'input') move(Number(event.target.value));
      }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      onTouchEnd={onTouchOver}
      onTouchCancel={onTouchOver}
    />
  );
}

/** Pixels that a resting finger wanders. */
const SLOP = 3;
