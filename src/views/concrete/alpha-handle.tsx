/** A handle on the triangle that moves alpha, by pointer or arrow keys. */
import type { KeyboardEvent, PointerEvent } from 'react';
import { fromPlane, toPlane } from '../../math/simplex';
import { ASPECT, FLOOR, MARGIN } from './one-triangle-scene';
import { partsOf } from './alpha-parts';

interface AlphaHandleProps {
  readonly alpha: readonly [number, number, number];
  readonly onMove: (parts: readonly number[]) => void;
}

const SIDE = 1 - 2 * MARGIN;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** In sides of the triangle. */
const STEP = 0.01;
const BIG_STEP = 0.1;

export function AlphaHandle({ alpha, onMove }: AlphaHandleProps) {
  const [x, up] = toPlane(alpha);
  const moveTo = (across: number, above: number) => onMove(partsOf(fromPlane([across, above])));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointermove' && !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [right, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.width];
    moveTo((right - MARGIN) / SIDE, (FLOOR - down) / SIDE);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const move = moves[event.key];
    if (!move && event.key !== 'Home') return;
    event.preventDefault();
    if (!move) return onMove([1, 1, 1]);
    const step = event.shiftKey ? BIG_STEP : STEP;
    moveTo(x + step * move[0], up + step * move[1]);
  };
  return (
    <div
      className="lab-over lab-pad"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
    >
      <div
        className="lab-handle"
        role="slider"
        tabIndex={0}
        aria-label="alpha on the triangle"
        aria-describedby="alpha-keys"
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={Number(alpha[0].toFixed(3))}
        aria-valuetext={`alpha 1 is ${alpha[0].toFixed(3)}, alpha 2 is ${alpha[1].toFixed(3)}, alpha 3 is ${alpha[2].toFixed(3)}`}
        style={{ left: `${100 * (MARGIN + SIDE * x)}%`, top: `${(100 * (FLOOR - SIDE * up)) / ASPECT}%` }}
        onKeyDown={press}
      />
      <span id="alpha-keys" hidden>
        Arrow keys move it, with Shift ten times as far; Home brings the middle.
      </span>
    </div>
  );
}
