/** One model's posterior of the picked picture and dimension, as it is under the sliders that a hand holds. */
import { useMemo } from 'react';
import { specOf, type ModelId } from '../../../models/registry';
import { isDrawn } from '../../../experiment/drawn-digit';
import { shortName } from '../../../state/digit-name';
import { nameOf, placeOf } from '../../../state/model-names';
import { previewed, temperatureShown } from '../../../state/posterior-preview';
import { previewSlice, type Preview } from '../../../state/preview-store';
import { dimensionOf } from '../../../state/probing';
import { experimentSlice } from '../../../state/experiment-store';
import { metricsSlice } from '../../../state/metrics-store';
import { posteriorSlice } from '../../../state/posterior-probing';
import { probesSlice } from '../../../state/probes-store';
import { runSlice } from '../../../state/run-store';
import { usePage, useSlice } from '../../../state/use-page';
import { formatCount } from '../../../ui/format';
import { Swatch } from '../../../ui/swatch';
import { lateDistribution, lateSimplex } from './late-drawings';

const { Part: Distribution } = lateDistribution;
const { Part: SimplexPlot } = lateSimplex;
const untouched: Preview = {};

export function ModelPosterior({ id }: { readonly id: ModelId }) {
  const page = usePage();
  const held = useSlice(previewSlice, ({ held }) => held);
  const view = useSlice(posteriorSlice, (state) => state.views[id]);
  const shown = useSlice(experimentSlice, (state) => state.shown.models[id]);
  useSlice(experimentSlice, (state) => state.moves);
  useSlice(runSlice, (state) => state.status.temperature[id]);
  useSlice(metricsSlice, (state) => state.revision);
  useSlice(probesSlice, (state) => state.dimension[id]);
  const spec = specOf(id);
  // T is no field: a hand that holds it alone leaves everything but the samples as it was.
  const fields = Object.keys(held).some((name) => name in spec.fields) ? held : untouched;
  const now = useMemo(
    () => (view ? previewed(spec, view, shown, fields) : null),
    [spec, view, shown, fields],
  );
  const headingId = `posterior-${id}`;
  const dimension = dimensionOf(id, page);
  const temperature = temperatureShown(id, page, held);
  const drawn = view &&
    now &&
    dimension < view.settings.latent && {
      spec,
      posterior: now.posterior,
      settings: now.settings,
      dimension,
      place: placeOf(id),
      title: `${nameOf(id)}, dimension z${dimension + 1} of ${isDrawn(view.index) ? '' : 'validation '}${shortName(view.index)}`,
    };
  return (
    <section className={`model ${shown.on ? '' : 'model-off'}`} aria-labelledby={headingId}>
      <div className="model-distribution">
        <h3 id={headingId}>
          <Swatch place={placeOf(id)} /> {nameOf(id)}
          <span className="visually-hidden"> posterior</span>
        </h3>
        {view && drawn ? (
          <>
            <p className="model-figures">
              z<sub translate="no">{dimension + 1}</sub> of {shortName(view.index)}, step{' '}
              {formatCount(view.step)}
            </p>
            <Distribution {...drawn} temperature={temperature} meanwhile={null} />
            {now?.notices.map((notice) => (
              <p key={notice} className="setting-note">
                {notice}
              </p>
            ))}
          </>
        ) : (
          <p className="empty">
            {shown.on ? 'The posterior appears once this model trains.' : 'This model takes no part.'}
          </p>
        )}
      </div>
      {drawn &&
        (temperature !== null ? (
          <SimplexPlot {...drawn} temperature={temperature} meanwhile={null} />
        ) : (
          <p className="simplex setting-note">Its z is drawn as it is, not relaxed: there is no simplex.</p>
        ))}
    </section>
  );
}
