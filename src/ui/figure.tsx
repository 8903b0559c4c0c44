/** A drawing with its title, its words, and buttons that save it as PNG, SVG or CSV; knows nothing of what is drawn. */
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { Explain } from './explain';
import { PlotCanvas, type PlotInk, type PlotSize } from './plot-canvas';
import { savePng, saveSvg } from './save-figure';
import { saveFile } from './save-file';
import type { Scene } from './scene';
import { useSettled } from './use-settled';

interface FigureProps {
  readonly title: string;
  /** What it shows now, in words: heard once it has settled, and read behind "In words". */
  readonly summary: string;
  /** Whether these words are few, and change with what is picked: they stay in sight. */
  readonly isBrief?: boolean;
  readonly scene: (size: PlotSize, ink: PlotInk) => Scene;
  /** Name of a saved file, without its ending. */
  readonly fileName: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly link: () => string;
  /** Its numbers as CSV, made when they are asked for; no such button without. */
  readonly csv?: () => string;
  /** Place of what is drawn in its list: its colour. The first by itself. */
  readonly place?: number;
  readonly className?: string;
  /** Lies over the drawing: handles. */
  readonly over?: ReactNode;
  readonly children?: ReactNode;
}

export function Figure(props: FigureProps) {
  const {
    title,
    summary,
    isBrief = false,
    scene,
    fileName,
    settings,
    link,
    csv,
    place = 0,
    className,
    over,
    children,
  } = props;
  const drawn = useRef<Scene | null>(null);
  const [problem, setProblem] = useState('');
  const draw = useCallback((size: PlotSize, ink: PlotInk) => (drawn.current = scene(size, ink)), [scene]);
  const text = () => ({ title, description: summary, settings, link: link() });
  const save = (how: typeof savePng | typeof saveSvg) => {
    setProblem('');
    if (!drawn.current) return;
    Promise.resolve(how(drawn.current, text(), fileName)).catch((error: unknown) =>
      setProblem(String(error)),
    );
  };
  return (
    <figure className={`lab-figure ${className ?? ''}`} aria-label={title}>
      <div className="lab-drawing">
        <PlotCanvas scene={draw} place={place} description={`${title}: ${summary}`} />
        {over}
      </div>
      <figcaption>
        <p className="lab-save">
          <button type="button" onClick={() => save(savePng)} aria-label={`Save ${title} as PNG`}>
            PNG
          </button>
          <button type="button" onClick={() => save(saveSvg)} aria-label={`Save ${title} as SVG`}>
            SVG
          </button>
          {csv && (
            <button
              type="button"
              onClick={() => saveFile({ name: `${fileName}.csv`, type: 'text/csv', content: csv() })}
              aria-label={`Save ${title} as CSV`}
            >
              CSV
            </button>
          )}
          <span className="complaint" role="status">
            {problem}
          </span>
        </p>
        {/* Below what can be pressed, which it would move as it grows. */}
        {isBrief ? (
          <p className="lab-summary">{summary}</p>
        ) : (
          <Explain of={title} word="In words">
            <p className="lab-summary">{summary}</p>
          </Explain>
        )}
        {children}
      </figcaption>
      <p className="visually-hidden" role="status" aria-label={`${title}, in words`}>
        {useSettled(summary)}
      </p>
    </figure>
  );
}
