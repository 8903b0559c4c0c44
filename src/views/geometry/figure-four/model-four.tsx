/** Figure 4 of one model: drawn under the sliders that a hand holds, read by pointer and keys, and said in words. */
import { useCallback, useMemo } from 'react';
import { labelWords } from '../../../experiment/label-text';
import type { SectionFive } from '../../../experiment/section-five';
import { specOf, type ModelId } from '../../../models/registry';
import type { Values } from '../../../schema/field';
import { experimentSlice } from '../../../state/experiment-store';
import type { ManyPosteriors } from '../../../state/geometry-request';
import { ageNow } from '../../../state/measured-store';
import { nameOf, placeOf } from '../../../state/model-names';
import { probesSlice } from '../../../state/probes-store';
import { runSlice } from '../../../state/run-store';
import { useClassNames } from '../../../state/use-class-names';
import { useActions, useSlice } from '../../../state/use-page';
import { Explain } from '../../../ui/explain';
import { Figure } from '../../../ui/figure';
import { formatCount } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { Swatch } from '../../../ui/swatch';
import { signsOf } from '../../class-signs';
import { DimensionPicker } from '../../dimension-picker';
import { Age } from '../age';
import { geometrySlice } from '../geometry-probing';
import { sectionFiveSlice } from '../section-five-store';
import { figureCsv } from './figure-csv';
import { figureScene, type FigureFour, type PickedStrings } from './figure-scene';
import { figureSummary, measuredWords, pointWords } from './figure-words';
import { firstLabelsSlice } from './first-labels';
import { FourHands } from './four-hands';
import type { fourFields } from './four-settings';
import { PictureReader } from './picture-reader';
import { useMoments } from './use-moments';

interface ModelFourProps {
  readonly id: ModelId;
  readonly values: Values<typeof fourFields>;
  readonly link: () => string;
  /** The picture that is read, picked or under the pointer. */
  readonly at: number;
  readonly onRead: (index: number | null) => void;
}

export function ModelFour(props: ModelFourProps) {
  const { id } = props;
  const newest = useSlice(geometrySlice, (state) => state.views[id]);
  const on = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models[id].on);
  const headingId = `four-${id}`;
  return (
    <section className="model" aria-labelledby={headingId}>
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {nameOf(id)}
        <span className="visually-hidden">, figure 4</span>
      </h3>
      {newest ? (
        <DrawnFour {...props} newest={newest} />
      ) : (
        <p className="empty">
          {on ? 'The figure appears once this model trains.' : 'This model takes no part.'}
        </p>
      )}
    </section>
  );
}

const nobody = new Uint8Array();

/** The last measurement of a run's model, and whether the run has moved on since; null where there is none of that run. */
function useFound(id: ModelId): { readonly found: SectionFive | null; readonly older: boolean } {
  const measured = useSlice(sectionFiveSlice, (state) => state.byModel[id]);
  const started = useSlice(experimentSlice, (state) => state.started);
  const moves = useSlice(experimentSlice, (state) => state.moves);
  const step = useSlice(runSlice, (state) => state.status.step);
  if (measured?.started !== started) return { found: null, older: false };
  return { found: measured.found, older: ageNow(measured, { started, step, moves }) !== 'now' };
}

function DrawnFour({
  id,
  values,
  link,
  at,
  onRead,
  newest,
}: ModelFourProps & { readonly newest: ManyPosteriors }) {
  const actions = useActions();
  const names = useClassNames();
  const drawn = useMoments(id, newest, Number(values.four));
  const { found, older } = useFound(id);
  const picked = useSlice(probesSlice, (state) => state.picked);
  const started = useSlice(experimentSlice, (state) => state.started);
  const labels = useSlice(firstLabelsSlice, (state) => (state.started === started ? state.labels : nobody));
  const present = useSlice(runSlice, (state) => state.dataset?.present);
  const signs = useMemo(() => signsOf(present ?? [], names), [present, names]);
  const figure = useMemo<FigureFour | null>(() => {
    if (drawn === null) return null;
    const { moments, mixture, klOf } = drawn;
    const { dimension, posteriors } = moments;
    const best = (found?.byPicture ?? [])
      .slice(0, posteriors.length)
      .flatMap((one) => one.best[dimension] ?? []);
    return {
      ...{ moments, labels, signs, best, mixture },
      ...{ part: values.part, strings: values.strings, picked: stringsOf() },
    };

    function stringsOf(): PickedStrings | null {
      if (picked < 0 || picked >= posteriors.length) return null;
      const kl = klOf(picked);
      const one = found?.byPicture[picked];
      const kind = labels[picked] === undefined ? '' : `, ${labelWords(labels[picked], names)}`;
      return {
        index: picked,
        name: `picture ${formatCount(picked)}${kind}`,
        toPrior: kl.reduce((sum, value) => sum + value, 0),
        toPriorHere: kl[dimension],
        toBest: one ? one.term2 - one.nllAtBest : null,
        older,
      };
    }
  }, [drawn, found, older, labels, signs, names, picked, values.part, values.strings]);
  const scene = useCallback((size: PlotSize, ink: PlotInk) => figureScene(figure!, size, ink), [figure]);
  if (!drawn || !figure) return null;
  const { moments, view } = drawn;
  const { dimension, posteriors } = moments;
  const shownAt = at >= 0 && at < posteriors.length ? at : null;
  const words = shownAt === null ? '' : pointWords(moments, shownAt, labels[shownAt], names);
  const measured = found && shownAt !== null ? measuredWords(found, shownAt) : '';
  const title = `Figure 4 of ${nameOf(id)}`;
  return (
    <>
      <Age step={view.step} pictures={posteriors.length} />
      <DimensionPicker id={id} shown={dimension} />
      <FourHands id={id} />
      <Figure
        className="four-figure"
        title={title}
        place={placeOf(id)}
        summary={figureSummary(moments, figure.mixture, figure.best.length, figure.picked)}
        scene={scene}
        fileName={`figure-4-${id}-z${dimension + 1}-step-${view.step}`}
        settings={{
          ...{ model: id, step: view.step, dimension: dimension + 1, pictures: posteriors.length },
          ...{
            temperature: drawn.temperature,
            mixtureToCentroid: figure.mixture,
            picked: figure.picked?.index,
          },
          ...{ centroid: moments.centroid, prior: moments.prior, measuredStep: found?.step ?? null },
        }}
        link={link}
        csv={() => figureCsv(moments, labels, found)}
        over={
          <PictureReader
            label={`Picked picture, ${title}`}
            figure={figure}
            picked={figure.picked?.index ?? null}
            words={
              figure.picked
                ? pointWords(moments, figure.picked.index, labels[figure.picked.index], names)
                : ''
            }
            onRead={onRead}
            onPick={actions.pickDigit}
          />
        }
      >
        <p className="number four-reading">
          {words === '' ? 'The picked picture is not among these.' : `${words}.`}
          {measured !== '' && <span>{measured}.</span>}
        </p>
      </Figure>
      {moments.relaxed && (
        <>
          <p className="setting-note">T moves the rings, what the decoder is fed, not q.</p>
          <Explain of={`what T and M move, ${nameOf(id)}`}>
            <p>
              The family of q has no T. A larger T mixes more grid points into each sample. Samples then vary
              less, and rings come nearer to the curve. Draw the part around the picked one to see it. A
              smaller M drops the highest powers of the polynomial, so q itself moves.
            </p>
          </Explain>
        </>
      )}
      {specOf(id).hasTemperature(view.settings) && !moments.relaxed && (
        <p className="setting-note">
          No rings: this model’s decoder is fed categories, which have no position.
        </p>
      )}
    </>
  );
}
