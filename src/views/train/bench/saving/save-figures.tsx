/** The buttons that save the enlarged figure: for each model, or each of the three curves, as PNG and as SVG. Of a run or of the recording. */
import { useState } from 'react';
import { digitName, shortName } from '../../../../state/digit-name';
import { encodeLink } from '../../../../experiment/encode-link';
import type { Recording } from '../../../../experiment/recording';
import { specOf, type ModelId } from '../../../../models/registry';
import { terms, type Term } from '../../../../state/metrics-store';
import { nameOf, placeOf } from '../../../../state/model-names';
import { useModelsShown } from '../../../../state/models-shown';
import { previewSlice } from '../../../../state/preview-store';
import { probesSlice } from '../../../../state/probes-store';
import { useClassNames } from '../../../../state/use-class-names';
import { useSlice } from '../../../../state/use-page';
import { Swatch } from '../../../../ui/swatch';
import { paperColour, paperInk } from '../../../../ui/paper-ink';
import { savePng, saveSvg } from '../../../../ui/save-figure';
import type { ViewProps } from '../../../view';
import { useRunFigures, type ColumnFigures } from '../../column-figures';
import { useCurves } from '../../curves/use-curves';
import { useFloor } from '../../curves/use-floor';
import type { Figure } from '../../open-figure';
import { useRecordedFigures } from '../../recording/use-recorded-figures';
import { frameAt, recordingSlice } from '../../recording-store';
import { usePreviewed, type DrawnPosterior } from '../../use-previewed';
import { recordedCurve, runCurve } from './curve-figures';
import { pairFigure, samplesFigure, traversalFigure } from './picture-figures';
import { posteriorFigure, simplexFigure } from './plot-figures';
import type { Origin, SavedFigure } from './saved-figure';
import { sheetScene } from './sheet';
import './save-figures.css';

/** What has a figure to save: not the pad. */
type Savable = Exclude<Figure, 'drawing'>;

interface SaveFiguresProps extends ViewProps {
  readonly figure: Savable;
}

export function SaveFigures({ figure, link }: SaveFiguresProps) {
  const models = useModelsShown();
  const recording = useSlice(recordingSlice, (state) => (state.over ? null : state.recording));
  // A recording is of its own experiment, whatever the page is set to.
  const own = () => (recording ? linkOf(recording, link()) : link());
  return (
    <div className="save-figures" role="group" aria-label="Save this figure">
      {figure === 'curves'
        ? terms.map((term) =>
            recording ? (
              <RecordedCurve key={term} term={term} recording={recording} link={own} />
            ) : (
              <RunCurve key={term} term={term} link={own} />
            ),
          )
        : models.map((id) => <OfModel key={id} id={id} figure={figure} recording={recording} link={own} />)}
    </div>
  );
}

const linkOf = ({ experiment }: Recording, page: string): string =>
  new URL(`#${encodeLink(experiment, [])}`, page).href;

function RunCurve({ term, link }: ViewProps & { readonly term: Term }) {
  const curves = useCurves();
  const floor = useFloor();
  const make = () => runCurve(term, { ...curves, floor });
  return <SaveRow name={term} make={make} ready={curves.curves.length > 0} link={link} />;
}

interface RecordedCurveProps extends ViewProps {
  readonly term: Term;
  readonly recording: Recording;
}

function RecordedCurve({ term, recording, link }: RecordedCurveProps) {
  const frame = useSlice(recordingSlice, frameAt);
  const make = () => recordedCurve(term, recording, recording.frames[frame]);
  return <SaveRow name={term} make={make} ready link={link} />;
}

interface OfModelProps extends ViewProps {
  readonly id: ModelId;
  readonly figure: Exclude<Savable, 'curves'>;
  readonly recording: Recording | null;
}

function OfModel({ id, figure, recording, link }: OfModelProps) {
  const recorded = useRecordedFigures(id);
  const ofRun = useRunFigures(id);
  const figures = recording ? recorded : ofRun;
  const drawn = usePreviewed(id, figures.posterior, figures.dimension);
  const held = useSlice(previewSlice, (state) => state.held);
  const digit = useSlice(probesSlice, (state) => state.pickedDigit);
  const names = useClassNames();
  const pictureOf = (index: number): string =>
    recording || digit?.index !== index
      ? shortName(index).replace(/^picture/, 'validation picture')
      : digitName(digit, names, 'inline');
  const found = figureOf(figure, figures, drawn);
  const make = () => {
    if (!found) return null;
    const ofPlot = figure === 'posterior' || figure === 'simplex';
    const holds = Object.keys(held).length > 0 ? held : null;
    return found.make({
      ...{ model: id, name: nameOf(id), place: placeOf(id), recording },
      step: found.step,
      picture: pictureOf(figures.posterior?.index ?? digit?.index ?? 0),
      preview: ofPlot ? holds : figures.preview,
    });
  };
  const name = figure === 'simplex' && drawn?.temperature === null ? `KL, ${nameOf(id)}` : nameOf(id);
  return <SaveRow name={name} place={placeOf(id)} make={make} ready={found !== null} link={link} />;
}

interface Found {
  readonly step: number;
  readonly make: (origin: Origin) => SavedFigure | null;
}

/** Null while there is nothing to save. */
function figureOf(
  figure: OfModelProps['figure'],
  { picture, reconstruction, traversal, samples, steps, term2, posterior }: ColumnFigures,
  drawn: DrawnPosterior | null,
): Found | null {
  const step = posterior?.step ?? 0;
  switch (figure) {
    case 'posterior':
      return drawn && { step, make: (origin) => posteriorFigure(origin, drawn) };
    case 'simplex':
      return drawn && { step, make: (origin) => simplexFigure(origin, drawn) };
    case 'traversal':
      return (
        traversal && steps && { step: steps.traversal, make: (origin) => traversalFigure(origin, traversal) }
      );
    case 'samples':
      return samples && steps && { step: steps.samples, make: (origin) => samplesFigure(origin, samples) };
    case 'reconstruction':
      return (
        picture &&
        reconstruction &&
        steps && {
          step: steps.reconstruction,
          make: (origin) =>
            pairFigure(origin, picture, reconstruction, { ...costsOf(origin.model, drawn), term2 }),
        }
      );
  }
}

function costsOf(id: ModelId, drawn: DrawnPosterior | null) {
  if (!drawn) return { term1: null, dimension: null, kl: null };
  const kl = specOf(id).klByDimension(drawn.posterior, drawn.settings);
  const { dimension } = drawn;
  return { term1: kl.reduce((sum, one) => sum + one, 0), dimension, kl: kl[dimension] };
}

interface SaveRowProps extends ViewProps {
  readonly name: string;
  /** Whose colour stands before the name. */
  readonly place?: number;
  readonly ready: boolean;
  /** Null where there is nothing to save after all. */
  readonly make: () => SavedFigure | null;
}

function SaveRow({ name, place, ready, make, link }: SaveRowProps) {
  const [said, say] = useState('');
  const save = (how: typeof savePng | typeof saveSvg) => {
    say('');
    const figure = make();
    if (!figure) return say('There is nothing to save.');
    const { sheet, fileName, values } = figure;
    const ink = paperInk(figure.place);
    const made = sheet(ink, paperColour);
    const text = {
      ...{ title: made.title, description: made.caption.join(' ') },
      ...{ settings: values, link: link() },
    };
    Promise.resolve(how(sheetScene(made, ink), text, fileName)).catch((error: unknown) => say(String(error)));
  };
  return (
    <span className="save-row" role="group" aria-label={`Save ${name}`}>
      <span className="save-name">
        {place !== undefined && <Swatch place={place} />} {name}
      </span>
      <button type="button" disabled={!ready} onClick={() => save(savePng)}>
        Save PNG<span className="visually-hidden"> of {name}</span>
      </button>
      <button type="button" disabled={!ready} onClick={() => save(saveSvg)}>
        Save SVG<span className="visually-hidden"> of {name}</span>
      </button>
      <span className="complaint" role="status">
        {said}
      </span>
    </span>
  );
}
