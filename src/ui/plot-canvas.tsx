/** A canvas for a drawing that fits its width, sharp on any screen and in the colours of the theme; knows nothing of what is drawn. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { displayLook, type DisplayLook } from './display-look';
import { paintScene } from './paint-scene';
import { slotAt } from './palette';
import type { Scene } from './scene';
import './plot-canvas.css';

export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** Colours as the theme has them now. */
export interface PlotInk {
  readonly series: string;
  /** A second series, told apart from the first. */
  readonly other: string;
  /** A third. */
  readonly third?: string;
  readonly ink: string;
  readonly quiet: string;
  readonly surface: string;
}

interface PlotCanvasProps {
  readonly scene: (size: PlotSize, ink: PlotInk) => Scene;
  /** What the drawing shows, in words. */
  readonly description: string;
  /** Place of the thing drawn in its list: its colour. */
  readonly place: number;
}

/** A canvas takes no custom properties, so its style sheet hands them over as these. */
function inkOf(canvas: HTMLCanvasElement): PlotInk {
  const style = getComputedStyle(canvas);
  return {
    series: style.color,
    other: style.columnRuleColor,
    third: style.textDecorationColor,
    ink: style.caretColor,
    quiet: style.outlineColor,
    surface: style.backgroundColor,
  };
}

/** What the page gives a canvas, and a new scene leaves as it is. */
interface Place extends PlotSize {
  readonly ink: PlotInk;
  readonly look: DisplayLook;
}

/** Makes the browser work out styles and lay the page out if anything in it waits for that. */
const placeOf = (canvas: HTMLCanvasElement): Place => ({
  width: canvas.clientWidth,
  height: canvas.clientHeight,
  ink: inkOf(canvas),
  look: displayLook(canvas),
});

function paint(canvas: HTMLCanvasElement, place: Place, scene: PlotCanvasProps['scene']): void {
  const { width, height, ink, look } = place;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  // Setting a size clears the canvas and costs more than drawing on it.
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  // A drawing that is magnified is that of a smaller canvas: nothing in it comes closer than it may.
  const { scale, weight } = look;
  const size = { width: width / scale, height: height / scale };
  context.setTransform(ratio * scale, 0, 0, ratio * scale, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  paintScene(context, scene(size, ink), weight / scale);
}

export function PlotCanvas({ scene, description, place }: PlotCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const shown = useRef(scene);
  const measured = useRef<Place>(null);
  const coloured = useRef(place);
  useLayoutEffect(() => {
    shown.current = scene;
    if (!ref.current) return;
    if (measured.current === null || coloured.current !== place) measured.current = placeOf(ref.current);
    coloured.current = place;
    paint(ref.current, measured.current, scene);
  }, [scene, place]);
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const repaint = () => {
      measured.current = placeOf(canvas);
      paint(canvas, measured.current, shown.current);
    };
    const resized = new ResizeObserver(repaint);
    resized.observe(canvas);
    const dressed = new MutationObserver(repaint);
    dressed.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-display'] });
    const changes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
      window.matchMedia(query),
    );
    for (const media of changes) media.addEventListener('change', repaint);
    // At once: paper does not wait for the next frame.
    for (const turn of ['beforeprint', 'afterprint']) window.addEventListener(turn, repaint);
    return () => {
      resized.disconnect();
      dressed.disconnect();
      for (const media of changes) media.removeEventListener('change', repaint);
      for (const turn of ['beforeprint', 'afterprint']) window.removeEventListener(turn, repaint);
    };
  }, []);
  return (
    <canvas
      ref={ref}
      className="plot-canvas"
      role="img"
      aria-label={description}
      style={{ color: slotAt(place).colour }}
    />
  );
}
