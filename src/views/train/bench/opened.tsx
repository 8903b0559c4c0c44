/** A figure enlarged over the bench, with its numbers and explanations; the sliders stay beside it. Escape closes it. */
import { useEffect, useRef } from 'react';
import { recordingSlice } from '../recording-store';
import { useSlice } from '../../../state/use-page';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { useWide } from '../../../ui/use-wide';
import type { ViewProps } from '../../view';
import { Recording } from '../recording/recording';
import { lateCurves } from '../late-curves';
import { figures, type Figure } from '../open-figure';
import { useOpened } from '../use-opened';
import { lateOpenedFigure, lateSaveFigures } from './late-opened';
import './opened.css';

const { Part: Curves } = lateCurves;
const { Part: OpenedFigure } = lateOpenedFigure;
const { Part: SaveFigures } = lateSaveFigures;

const titles: Readonly<Record<Figure, string>> = {
  curves: 'Curves',
  reconstruction: 'Reconstruction',
  posterior: 'Posterior',
  simplex: 'Simplex',
  traversal: 'Traversal',
  samples: 'Samples',
  drawing: 'Draw',
};

interface OpenedProps extends ViewProps {
  readonly figure: Figure;
}

export function Opened({ figure, link }: OpenedProps) {
  const { open, close } = useOpened();
  const wide = useWide();
  const closing = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    closing.current?.focus();
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      // A box takes Escape for itself.
      if (event.target instanceof Element && event.target.closest('input[type="text"]')) return;
      close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);
  const saving = figure !== 'drawing' && (
    <ErrorBoundary key="saving" what="Saving">
      <SaveFigures figure={figure} link={link} meanwhile={<div className="save-figures" />} />
    </ErrorBoundary>
  );
  const body = (
    <ErrorBoundary key={figure} what={`The figure ${titles[figure]}`}>
      <Body figure={figure} />
    </ErrorBoundary>
  );
  return (
    <div className="opened" role="region" aria-label={`Enlarged: ${titles[figure]}`}>
      <div className="opened-bar">
        <button ref={closing} type="button" data-uncovers="" onClick={close} title="Back to the bench (Esc)">
          Close
        </button>
        <div className="opened-others" role="group" aria-label="Figures">
          {figures.map((name) => (
            <button
              key={name}
              type="button"
              className="quiet"
              aria-current={name === figure ? 'true' : undefined}
              onClick={() => open(name)}
            >
              {titles[name]}
            </button>
          ))}
        </div>
      </div>
      {/* It scrolls by itself, by keys too where nothing in it takes the focus. */}
      <div className={`opened-body opened-${figure}`} tabIndex={0}>
        {/* On a phone what is saved comes first. */}
        {wide ? [saving, body] : [body, saving]}
      </div>
    </div>
  );
}

function Body({ figure }: { readonly figure: Figure }) {
  const begun = useSlice(recordingSlice, (state) => state.over);
  if (figure !== 'curves') return <OpenedFigure figure={figure} meanwhile={null} />;
  return begun ? <Curves meanwhile={<Recording />} /> : <Recording />;
}
