/** A figure of the bench: what is drawn, a short caption over it, and a button as large as the figure that enlarges it. */
import type { ReactNode } from 'react';
import type { Figure } from './open-figure';
import { useOpened } from './use-opened';
import './figure-frame.css';

interface FigureFrameProps {
  readonly figure: Figure;
  /** Among the classes: where it stands. */
  readonly kind: string;
  /** What is enlarged: 'Posterior, Gauss-VAE'. */
  readonly name: string;
  /** By which ui/reveal-anchor finds it; none without. */
  readonly anchor?: string;
  readonly caption?: ReactNode;
  readonly children: ReactNode;
}

export function FigureFrame({ figure, kind, name, anchor, caption, children }: FigureFrameProps) {
  const { open } = useOpened();
  return (
    <figure className={`bench-figure ${kind}`} data-anchor={anchor} aria-label={name}>
      {children}
      {caption && <figcaption>{caption}</figcaption>}
      <button type="button" className="enlarge" onClick={() => open(figure)}>
        <span className="visually-hidden">Enlarge: {name}</span>
        <span className="enlarge-sign" aria-hidden="true">
          ⤢
        </span>
      </button>
    </figure>
  );
}
