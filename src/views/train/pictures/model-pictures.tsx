/** What one model makes of the pictures: reconstructions, samples of the prior, or a traversal of one dimension. */
import { useMemo } from 'react';
import { specOf, type ModelId } from '../../../models/registry';
import { useEvaluationShown } from '../../../state/use-evaluation-shown';
import { metricsSlice } from '../../../state/metrics-store';
import { nameOf, placeOf } from '../../../state/model-names';
import { experimentSlice } from '../../../state/experiment-store';
import { posteriorSlice } from '../../../state/posterior-probing';
import { pastSlice } from '../../../state/past-store';
import { useModelPictures } from '../../../state/model-pictures';
import type { ModelView } from '../../../state/probes-store';
import { useSlice } from '../../../state/use-page';
import { formatCount, formatNats } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';
import { inHand, ofSeries } from '../../../state/series';
import { Swatch } from '../../../ui/swatch';
import { digitPosition } from './digit-position';
import { PreviewMark } from '../preview-mark';
import { DimensionPicker } from '../../dimension-picker';
import { PickedPair } from './picked-pair';
import { TraversalRow } from './traversal-row';

export type PicturePart = 'reconstruction' | 'samples' | 'traversal';

interface ModelPicturesProps {
  readonly id: ModelId;
  readonly part: PicturePart;
  /** Place in the traversals that all models share. */
  readonly at: number;
  onPlace(at: number): void;
}

export function ModelPictures({ id, part, at, onPlace }: ModelPicturesProps) {
  const on = useSlice(experimentSlice, (state) => state.shown.models[id].on);
  const revision = useSlice(metricsSlice, (state) => state.revision);
  const test = useSlice(metricsSlice, (state) => ofSeries(state.test, inHand(id))?.figures);
  const { view, preview } = useModelPictures(id);
  const headingId = `model-${id}`;
  const evaluation = useEvaluationShown(id);
  const isPast = useSlice(pastSlice, (state) => state.at !== null);

  return (
    <section className={`model ${on ? '' : 'model-off'}`} aria-labelledby={headingId}>
      <h3 id={headingId}>
        <Swatch place={placeOf(id)} /> {nameOf(id)}
      </h3>
      <p className="model-figures" data-revision={revision}>
        {!on && 'Off. '}
        {test && !isPast
          ? `Test L ${formatNats(test.term1 + test.term2)} (term2 ${formatNats(test.term2)}) nats, best parameters, step ${formatCount(test.step)}`
          : evaluation
            ? `Validation L ${formatNats(evaluation.validation.term1 + evaluation.validation.term2)} nats at step ${formatCount(evaluation.step)}`
            : 'Not evaluated yet'}
        {preview && <PreviewMark at={preview.at} />}
      </p>
      {!view && (
        <p className="empty">
          {on ? 'Pictures appear once this model trains.' : 'This model takes no part.'}
        </p>
      )}
      {view && part === 'reconstruction' && <Reconstructions id={id} view={view} />}
      {view && part === 'samples' && (
        <ImageGrid
          pictures={view.samples}
          columns={view.samples.count}
          description={`${nameOf(id)} decodes ${view.samples.count} fixed draws of its prior, at step ${formatCount(view.samples.step)}.`}
        />
      )}
      {view && part === 'traversal' && <OwnTraversal id={id} view={view} at={at} onPlace={onPlace} />}
    </section>
  );
}

function Reconstructions({ id, view }: { readonly id: ModelId; readonly view: ModelView }) {
  return (
    <>
      <h4>Picked picture</h4>
      <PickedPair id={id} view={view} />
      {view.indices.length > 0 && (
        <>
          <h4>The strip</h4>
          <ImageGrid
            pictures={view.reconstructions}
            columns={Math.min(6, view.reconstructions.count)}
            description={`${nameOf(id)} reconstructs the ${view.indices.length} pictures of the strip, at step ${formatCount(view.step)}.`}
          />
        </>
      )}
    </>
  );
}

interface OwnTraversalProps extends Pick<ModelPicturesProps, 'id' | 'at' | 'onPlace'> {
  readonly view: ModelView;
}

function OwnTraversal({ id, view, at, onPlace }: OwnTraversalProps) {
  const posterior = useSlice(posteriorSlice, (state) => state.views[id]);
  const { dimension } = view.traversal;
  const own = useMemo(
    () =>
      posterior && posterior.index === view.index && dimension < posterior.settings.latent
        ? digitPosition(specOf(id).drawables(posterior.posterior, dimension, posterior.settings))
        : null,
    [id, posterior, view.index, dimension],
  );
  return (
    <>
      <DimensionPicker id={id} shown={dimension} />
      <TraversalRow name={nameOf(id)} traversal={view.traversal} own={own} at={at} onPlace={onPlace} />
    </>
  );
}
