/** A picture under a pen: mouse, touch or stylus draw, and whoever owns it decides what becomes of that. Knows nothing of digits. */
import { useRef, type PointerEvent } from 'react';
import { ImageGrid } from './image-grid';
import type { GreyPictures } from './draw-pictures';
import type { Point } from './strokes';
import './drawing-pad.css';

interface DrawingPadProps {
  readonly picture: GreyPictures;
  /** What the picture shows. */
  readonly description: string;
  onPress(at: Point): void;
  onDraw(to: readonly Point[]): void;
}

export function DrawingPad({ picture, description, onPress, onDraw }: DrawingPadProps) {
  const pen = useRef<number | null>(null);
  const pointOf = (target: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top, width, height } = target.getBoundingClientRect();
    return {
      x: ((clientX - left) / width) * picture.width,
      y: ((clientY - top) / height) * picture.height,
    };
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    // A second finger does not draw.
    if (pen.current !== null || event.button !== 0) return;
    pen.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    onPress(pointOf(event.currentTarget, event));
  };
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerId !== pen.current) return;
    const { currentTarget, nativeEvent } = event;
    // A browser hands on a few events a frame; the pen was in more places.
    const places = nativeEvent.getCoalescedEvents?.() ?? [];
    onDraw((places.length > 0 ? places : [nativeEvent]).map((place) => pointOf(currentTarget, place)));
  };
  const lift = ({ pointerId }: PointerEvent<HTMLDivElement>) => {
    if (pointerId === pen.current) pen.current = null;
  };
  return (
    <div
      className="drawing-pad"
      onPointerDown={press}
      onPointerMove={draw}
      onPointerUp={lift}
      onPointerCancel={lift}
    >
      <ImageGrid pictures={picture} columns={1} description={description} />
    </div>
  );
}
