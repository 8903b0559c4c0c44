/** What one model makes of the pictures: reconstructions of the strip, the picked one beside its original, samples of the prior, and a traversal of one dimension. */
import { useMemo } from 'react';
import { specOf, type ModelId } from '../../../models/registry';
import { metricsSlice, largestKl } from '../../../state/metrics-store';
import { nameOf, placeOf } from '../../../state/model-names';
import { experimentSlice } from '../../../state/experiment-store';
import { posteriorSlice } from '../../../state/posterior-probing';
import { useModelPictures } from '../../../state/model-pictures';
import { useSlice } from '../../../state/use-page';
import { formatCount, formatNats } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';
import { inHand, ofSeries } from '../../../state/series';
import { Swatch } from '../../../ui/swatch';
import { digitPosition } from './digit-position';
import { PreviewMark } from '../preview-mark';
import { DimensionPicker } from './dimension-picker';
import { PickedPair } from './picked-pair';
import { TraversalRow } from './traversal-row';

interface ModelPicturesProps {
  readonly id: ModelId;
  /** Place in the traversals that all models share. */
  readonly at: number;
  onPlace(at: number): void;
}

export function ModelPictures({ id, at, onPlace }: ModelPicturesProps) {
  const on = useSlice(experimentSlice, (state) => state.shown.models[id].on);
  const latent = useSlice(experimentSlice, (state) => (state.started ?? state.shown).models[id].latent);
  const revision = useSlice(metricsSlice, (state) => state.revision);
  const curves = useSlice(metricsSlice, (state) => ofSeries(state.curves, inHand(id)));
  const test = useSlice(metricsSlice, (state) => ofSeries(state.test, inHand(id))?.figures);
  const { view, preview } = useModelPictures(id);
  const posterior = useSlice(posteriorSlice, (state) => state.views[id]);
  const dimension = view?.traversal.dimension ?? 0;
  const own = useMemo(
    () =>
      posterior && posterior.index === view?.index && dimension < posterior.settings.latent
        ? digitPosition(specOf(id).drawables(posterior.posterior, dimension, posterior.settings))
        : null,
    [id, posterior, view?.index, dimension],
  );
  const headingId = `model-${id}`;
  const evaluation = curves?.evaluations.at(-1);

  return (
    <section className={`model ${on ? '' : 'model-off'}`} aria-labelledby={headingId}>
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {nameOf(id)}
      </h3>
      <p className="model-figures" data-revision={revision}>
        {!on && 'Off. '}
        {test
          ? `Test L ${formatNats(test.term1 + test.term2)} (term2 ${formatNats(test.term2)}) nats, best parameters, step ${formatCount(test.step)}`
          : evaluation
            ? `Validation L ${formatNats(evaluation.validation.term1 + evaluation.validation.term2)} nats at step ${formatCount(evaluation.step)}`
            : 'Not evaluated yet'}
        {preview && <PreviewMark at={preview.at} />}
      </p>
      {view ? (
        <>
          {view.indices.length > 0 && (
            <>
              <h4>Reconstructions</h4>
              <ImageGrid
                pictures={view.reconstructions}
                columns={view.reconstructions.count}
                description={`${nameOf(id)} reconstructs the ${view.indices.length} pictures of the strip, at step ${formatCount(view.step)}.`}
              />
            </>
          )}
          <h4>Picked picture</h4>
          <PickedPair id={id} view={view} />
          <h4>Samples of the prior</h4>
          <ImageGrid
            pictures={view.samples}
            columns={view.samples.count}
            description={`${nameOf(id)} decodes ${view.samples.count} fixed draws of its prior, at step ${formatCount(view.samples.step)}.`}
          />
          <h4>Traversal</h4>
          <DimensionPicker
            id={id}
            latent={latent}
            shown={view.traversal.dimension}
            klByDimension={evaluation?.klByDimension ?? null}
            largest={evaluation ? largestKl(evaluation.klByDimension) : null}
          />
          <TraversalRow name={nameOf(id)} traversal={view.traversal} own={own} at={at} onPlace={onPlace} />
        </>
      ) : (
        <p className="empty">
          {on ? 'Pictures appear once this model trains.' : 'This model takes no part.'}
        </p>
      )}
    </section>
  );
}
