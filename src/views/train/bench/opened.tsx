/** A figure enlarged over the bench, with its numbers and explanations; the sliders stay beside it. Escape closes it. */
import { useEffect, useRef } from 'react';
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';
import { recordingSlice } from '../recording-store';
import { runSlice } from '../../../state/run-store';
import { useSlice } from '../../../state/use-page';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { Posterior } from '../posterior/posterior';
import { Simplexes } from '../posterior/simplexes';
import { Pictures } from '../pictures/pictures';
import { Recording } from '../recording/recording';
import { lateCurves } from '../late-curves';
import { figures, type Figure } from '../open-figure';
import { useOpened } from '../use-opened';
import './opened.css';

const { Part: Curves } = lateCurves;
const { Part: Drawing } = latePart(
  async () => (await importAgain(() => import('../drawing/drawing'))).Drawing,
);

const titles: Readonly<Record<Figure, string>> = {
  curves: 'Curves',
  reconstruction: 'Reconstruction',
  posterior: 'Posterior',
  simplex: 'Simplex',
  traversal: 'Traversal',
  samples: 'Samples',
  drawing: 'Draw',
};

export function Opened({ figure }: { readonly figure: Figure }) {
  const { open, close } = useOpened();
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
        <ErrorBoundary key={figure} what={`The figure ${titles[figure]}`}>
          <Body figure={figure} />
        </ErrorBoundary>
      </div>
    </div>
  );
}

function Body({ figure }: { readonly figure: Figure }) {
  const begun = useSlice(recordingSlice, (state) => state.over);
  switch (figure) {
    case 'curves':
      return begun ? <Curves meanwhile={<Recording />} /> : <Recording />;
    case 'posterior':
      return <Posterior />;
    case 'simplex':
      return <Simplexes />;
    case 'drawing':
      return <DrawingBesideModels />;
    default:
      return <Pictures key={figure} part={figure} />;
  }
}

/** The pad, and below it what each model makes of the drawing while it is drawn. */
function DrawingBesideModels() {
  const digits = useSlice(runSlice, ({ dataset }) => dataset === null || dataset.name === 'mnist');
  return (
    <>
      <section className="drawing-section" aria-labelledby="drawing-heading">
        <h2 id="drawing-heading">{digits ? 'Draw a digit' : 'Draw a picture'}</h2>
        <Drawing meanwhile={<p role="status">Loading …</p>} />
      </section>
      <Pictures part="reconstruction" />
    </>
  );
}
