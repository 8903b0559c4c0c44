/** One model's true posterior of the picked picture beside its q: drawn, in words, its gap, and its numbers. */
import { useCallback } from 'react';
import { isDrawn } from '../../../experiment/drawn-digit';
import type { ModelId } from '../../../models/registry';
import { shortName } from '../../../state/digit-name';
import { experimentSlice } from '../../../state/experiment-store';
import { nameOf, placeOf } from '../../../state/model-names';
import { probesSlice } from '../../../state/probes-store';
import { useSlice } from '../../../state/use-page';
import { Figure } from '../../../ui/figure';
import { formatCount, formatFineNats } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { Swatch } from '../../../ui/swatch';
import { DimensionPicker } from '../../dimension-picker';
import { lineScene } from './line-scene';
import { planeScene } from './plane-scene';
import { TruthNumbers } from './truth-numbers';
import { truthsSlice, type TruthView } from './truth-probing';
import { partsOf, readingWords, sliceWords, truthSummary } from './truth-words';

interface ModelTruthProps {
  readonly id: ModelId;
  readonly link: () => string;
}

export function ModelTruth({ id, link }: ModelTruthProps) {
  const view = useSlice(truthsSlice, (state) => state.views[id]);
  const { on, latent } = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models[id]);
  const headingId = `truth-${id}`;
  return (
    <section className="model" aria-labelledby={headingId}>
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {nameOf(id)}
      </h3>
      {view ? (
        <>
          {latent > 2 && <DimensionPicker id={id} shown={view.answer.axes[0].dimension} />}
          <DrawnTruth id={id} view={view} link={link} />
        </>
      ) : (
        <p className="empty">
          {on ? 'The true posterior appears once this model trains.' : 'This model takes no part.'}
        </p>
      )}
    </section>
  );
}

function DrawnTruth({ id, view, link }: ModelTruthProps & { readonly view: TruthView }) {
  const { answer, index } = view;
  const picked = useSlice(probesSlice, (state) => state.picked);
  const { step, settings } = answer;
  const isPlane = answer.kind === 'posterior' && answer.axes.length === 2;
  const scene = useCallback(
    (size: PlotSize, ink: PlotInk) =>
      answer.kind === 'posterior' && answer.axes.length === 2
        ? planeScene(answer, size, ink)
        : lineScene(answer, size, ink),
    [answer],
  );
  const what = answer.kind === 'posterior' ? 'True posterior' : 'Conditional';
  const reading = readingWords(answer);
  const name = `${what} of ${shortName(index)}, ${nameOf(id)}`;
  return (
    <div aria-busy={index !== picked} className="truth-drawn">
      <Figure
        className={isPlane ? 'truth-plane' : 'truth-line'}
        title={name}
        summary={truthSummary(answer)}
        isBrief
        scene={scene}
        fileName={`truth-${id}-step-${step}`}
        settings={{
          model: id,
          kind: answer.kind,
          dimensions: answer.axes.map(({ dimension }) => dimension + 1),
          reading: answer.reading,
          step,
          digit: isDrawn(index) ? 'drawn' : index,
        }}
        link={link}
      >
        {answer.kind === 'conditional' && <p className="setting-note">{sliceWords(settings.latent)}</p>}
        {answer.kind === 'posterior' && (
          <dl className="truth-parts">
            {partsOf(answer).map(({ name: part, meaning, nats }) => (
              <div key={part}>
                <dt>
                  {part} <span className="setting-note">{meaning}</span>
                </dt>
                <dd className="number">{formatFineNats(nats)}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="setting-note">
          {reading} {answer.kind === 'posterior' && 'Nats. '}Step {formatCount(step)}.
        </p>
      </Figure>
      <TruthNumbers name={name} truth={answer} />
    </div>
  );
}
