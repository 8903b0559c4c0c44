/** A canvas for a drawing that fits its width, sharp on any screen and in the colours of the theme; knows nothing of what is drawn. */
import { useEffect, useLayoutEffect, useReducer, useRef } from 'react';
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
    ink: style.caretColor,
    quiet: style.outlineColor,
    surface: style.backgroundColor,
  };
}

function paint(canvas: HTMLCanvasElement, scene: PlotCanvasProps['scene']): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0 || height === 0) return;
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  // Setting a size clears the canvas and costs more than drawing on it.
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  paintScene(context, scene({ width, height }, inkOf(canvas)));
}

export function PlotCanvas({ scene, description, place }: PlotCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const [looks, look] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => {
    if (ref.current) paint(ref.current, scene);
  }, [scene, looks, place]);
  useEffect(() => {
    if (!ref.current) return;
    const resized = new ResizeObserver(look);
    resized.observe(ref.current);
    const themed = new MutationObserver(look);
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', look);
    return () => {
      resized.disconnect();
      themed.disconnect();
      dark.removeEventListener('change', look);
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
