/** An enlarged figure other than the curves: of the run in hand, or before one of the recording. */
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';
import { runSlice } from '../../../state/run-store';
import { useSlice } from '../../../state/use-page';
import type { Figure } from '../open-figure';
import { Pictures } from '../pictures/pictures';
import { Posterior } from '../posterior/posterior';
import { Simplexes } from '../posterior/simplexes';
import { recordingSlice } from '../recording-store';
import { OpenedPosterior } from './opened-posterior';
import { RecordedPart } from './recorded-part';

const { Part: Drawing } = latePart(async () => (await importAgain(() => import('../../drawing'))).Drawing);

export function OpenedFigure({ figure }: { readonly figure: Exclude<Figure, 'curves'> }) {
  const begun = useSlice(recordingSlice, (state) => state.over);
  switch (figure) {
    case 'posterior':
      return <Posterior Column={OpenedPosterior} />;
    case 'simplex':
      return <Simplexes Column={OpenedPosterior} />;
    case 'drawing':
      return <DrawingBesideModels />;
    default:
      return begun ? <Pictures key={figure} part={figure} /> : <RecordedPart key={figure} part={figure} />;
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
