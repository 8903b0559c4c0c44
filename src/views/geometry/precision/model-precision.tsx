/** One model's precision of z for the picked picture: deviations by dimension, the spectrum of G, words and numbers; or why it has none. */
import { useCallback } from 'react';
import type { PicturePrecision } from '../../../experiment/precision';
import { isDrawn } from '../../../experiment/drawn-digit';
import type { ModelId } from '../../../models/registry';
import { shortName } from '../../../state/digit-name';
import { experimentSlice } from '../../../state/experiment-store';
import { metricsSlice } from '../../../state/metrics-store';
import { nameOf, placeOf } from '../../../state/model-names';
import { precisionSlice, type PrecisionView } from '../../../state/precision-probing';
import { dimensionOf } from '../../../state/probing';
import { probesSlice } from '../../../state/probes-store';
import { usePage, useSlice } from '../../../state/use-page';
import { csvOf } from '../../../ui/csv';
import { Figure } from '../../../ui/figure';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { Swatch } from '../../../ui/swatch';
import { Age } from '../age';
import { DimensionPicker } from '../dimension-picker';
import { deviationsScene } from './deviations-scene';
import { PrecisionTable } from './precision-table';
import {
  deviationsSummary,
  dimensionWords,
  ownWords,
  spacingWords,
  spectrumSummary,
} from './precision-words';
import { spectrumScene } from './spectrum-scene';

interface ModelPrecisionProps {
  readonly id: ModelId;
  readonly link: () => string;
}

export function ModelPrecision({ id, link }: ModelPrecisionProps) {
  const view = useSlice(precisionSlice, (state) => state.views[id]);
  const on = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models[id].on);
  return (
    <section className="model" aria-label={`Precision of z, ${nameOf(id)}`}>
      <h3>
        <Swatch place={placeOf(id)} /> {nameOf(id)}
      </h3>
      {!view ? (
        <p className="empty">
          {on ? 'The precision appears once this model trains.' : 'This model takes no part.'}
        </p>
      ) : view.answer.precision ? (
        <Drawn id={id} link={link} view={view} precision={view.answer.precision} />
      ) : (
        <p className="empty">{view.answer.reason}</p>
      )}
    </section>
  );
}

interface DrawnProps extends ModelPrecisionProps {
  readonly view: PrecisionView;
  readonly precision: PicturePrecision;
}

function Drawn({ id, link, view, precision }: DrawnProps) {
  const page = usePage();
  const { index, answer } = view;
  const now = useSlice(probesSlice, (state) => state.picked);
  useSlice(probesSlice, (state) => state.dimension[id]);
  const ofLargestKl = useSlice(metricsSlice, () => dimensionOf(id, page));
  const picked = Math.min(ofLargestKl, precision.own.length - 1);
  const deviations = useCallback(
    (size: PlotSize, ink: PlotInk) => deviationsScene(precision, picked, size, ink),
    [precision, picked],
  );
  const spectrum = useCallback(
    (size: PlotSize, ink: PlotInk) => spectrumScene(precision, size, ink),
    [precision],
  );
  const { step } = answer;
  const name = nameOf(id);
  const of = `${shortName(index)}, ${name}`;
  const spacing = spacingWords(precision);
  const settings = { model: id, step, digit: isDrawn(index) ? 'drawn' : index, ...precision };
  const title = `Deviations of z, ${of}`;
  return (
    <div className="precision-drawn" aria-busy={index !== now}>
      <Age step={step} />
      <Figure
        className="precision-deviations"
        title={title}
        summary={deviationsSummary(precision, picked)}
        isBrief
        scene={deviations}
        fileName={`precision-${id}-step-${step}`}
        settings={{ ...settings, picked: picked + 1 }}
        link={link}
        csv={() => deviationsCsv(precision)}
        place={placeOf(id)}
        over={
          <DimensionPicker
            model={id}
            label={`Picked dimension, ${title}`}
            count={precision.own.length}
            picked={picked}
            words={dimensionWords(precision, picked)}
          />
        }
      >
        <p className="number">{ownWords(precision)}</p>
        {spacing && <p className="number">{spacing}</p>}
        {precision.truth && (
          <p className="setting-note">The true deviation may be smaller: G is taken at one place.</p>
        )}
      </Figure>
      <Figure
        className="precision-spectrum"
        title={`Spectrum of G, ${of}`}
        summary={spectrumSummary(precision)}
        scene={spectrum}
        fileName={`spectrum-${id}-step-${step}`}
        settings={settings}
        link={link}
        csv={() =>
          csvOf(
            ['rank', 'eigenvalue'],
            precision.spectrum.map((value, k) => [k + 1, value]),
          )
        }
        place={placeOf(id)}
      />
      <PrecisionTable name={name} precision={precision} picked={picked} />
    </div>
  );
}

const deviationsCsv = ({ own, factorised, joint, prior, truth, spacing }: PicturePrecision): string =>
  csvOf(
    ['dimension', 'q', 'least', 'joint', 'prior', 'truth', 'spacing'],
    own.map((value, j) => [j + 1, value, factorised[j], joint[j], prior[j], truth?.[j], spacing]),
  );
