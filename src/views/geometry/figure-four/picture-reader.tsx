/** Lies over figure 4: reads the nearest posterior under a pointer, picks by click, and walks along the means by keys. */
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { displayLook } from '../../../ui/display-look';
import { keySteps } from '../../../ui/key-steps';
import { frameIn, type FigureFour } from './figure-scene';

interface PictureReaderProps {
  readonly label: string;
  readonly figure: FigureFour;
  /** The picture that is picked; null where it is none of these. */
  readonly picked: number | null;
  /** Of the one that is read. */
  readonly words: string;
  /** Under the pointer, then null. */
  readonly onRead: (index: number | null) => void;
  readonly onPick: (index: number) => void;
}

export function PictureReader({ label, figure, picked, words, onRead, onPick }: PictureReaderProps) {
  const over = useRef<HTMLDivElement>(null);
  const [ring, setRing] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const { posteriors } = figure.moments;
  const order = useMemo(
    () => posteriors.map((_, k) => k).sort((a, b) => posteriors[a].x - posteriors[b].x || a - b),
    [posteriors],
  );
  const rank = picked === null ? 0 : order.indexOf(picked);
  const nearest = ({ nativeEvent }: MouseEvent) => {
    const element = over.current!;
    const { scale } = displayLook(element);
    const frame = frameIn(figure, {
      width: element.clientWidth / scale,
      height: element.clientHeight / scale,
    });
    const [px, py] = [nativeEvent.offsetX / scale, nativeEvent.offsetY / scale];
    let best: { readonly index: number; readonly left: number; readonly top: number } | null = null;
    let least = Infinity;
    posteriors.forEach((point, k) => {
      if (!frame.has(point)) return;
      const [x, y] = frame.place(point);
      const distance = Math.hypot(x - px, y - py);
      if (distance >= least) return;
      least = distance;
      best = { index: k, left: x * scale, top: y * scale };
    });
    return best as { readonly index: number; readonly left: number; readonly top: number } | null;
  };
  const read = (found: ReturnType<typeof nearest>) => {
    setRing(found);
    onRead(found?.index ?? null);
  };
  const walk = (event: KeyboardEvent) => {
    const by = keySteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onPick(order[Math.min(order.length - 1, Math.max(0, rank + by))]);
  };
  return (
    <div
      ref={over}
      className="lab-over four-reader"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={order.length}
      aria-valuenow={rank + 1}
      aria-valuetext={picked === null ? 'none of these' : words}
      onKeyDown={walk}
      onPointerMove={(event) => read(nearest(event))}
      onPointerLeave={() => read(null)}
      onClick={(event) => {
        const found = nearest(event);
        if (found) onPick(found.index);
      }}
    >
      {ring && <span className="four-ring" style={{ left: ring.left, top: ring.top }} />}
    </div>
  );
}
