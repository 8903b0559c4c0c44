/** The moments of the first pictures of a model in the dimension shown, under the sliders that a hand holds, and how far the mixture is from its centroid. */
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { specOf, type ModelId } from '../../../models/registry';
import { experimentSlice } from '../../../state/experiment-store';
import { spawnGeometryWorker, type ManyPosteriors } from '../../../state/geometry-request';
import { metricsSlice } from '../../../state/metrics-store';
import { pastSlice } from '../../../state/past-store';
import { previewed, temperatureShown } from '../../../state/posterior-preview';
import { previewSlice, type Preview } from '../../../state/preview-store';
import { dimensionOf } from '../../../state/probing';
import { probesSlice } from '../../../state/probes-store';
import { isTraining, runSlice } from '../../../state/run-store';
import { usePage, useSlice } from '../../../state/use-page';
import { createComputing } from '../computing';
import { familyOf, momentsAt, type Moments } from './moments';

const untouched: Preview = {};

interface DrawnMoments {
  /** Heads of the first pictures as they are under the hand. */
  readonly view: ManyPosteriors;
  readonly moments: Moments;
  /** KL(m : c*) in the dimension, nats; null while it is computed for the first time. */
  readonly mixture: number | null;
  /** Null for a model without T. */
  readonly temperature: number | null;
  /** KL of a picture by dimension, nats. */
  klOf(index: number): number[];
}

/** Null of a model whose z is not one number a dimension. */
export function useMoments(id: ModelId, newest: ManyPosteriors, wanted: number): DrawnMoments | null {
  const page = usePage();
  const spec = specOf(id);
  const held = useSlice(previewSlice, (state) => state.held);
  const shown = useSlice(experimentSlice, (state) => state.shown.models[id]);
  useSlice(pastSlice, (state) => state.at);
  // The schedule moves T at every step; a drawing follows it by what the eye can tell.
  useSlice(runSlice, ({ status }) => {
    const at = status.temperature[id];
    return isTraining(status) && at ? Number(at.toPrecision(2)) : at;
  });
  const exact = temperatureShown(id, page, held);
  const follows = isTraining(page.run.getState().status) && !('temperature' in held);
  const temperature = exact !== null && follows ? Number(exact.toPrecision(2)) : exact;
  // T is no field: a hand that holds it alone leaves the posteriors as they were.
  const fields = Object.keys(held).some((name) => name in spec.fields) ? held : untouched;

  const pictures = Math.min(wanted, newest.posteriors.pictures);
  const view = useMemo<ManyPosteriors>(() => {
    const { heads, prior, pictures: all } = newest.posteriors;
    const head = heads.subarray(0, (heads.length / all) * pictures);
    const now = previewed(
      spec,
      { step: newest.step, index: 0, settings: newest.settings, posterior: { head, prior } },
      shown,
      fields,
    );
    return {
      step: newest.step,
      settings: now.settings,
      posteriors: {
        pictures,
        heads: Float32Array.from(now.posterior.head),
        prior: Float32Array.from(now.posterior.prior),
      },
    };
  }, [newest, pictures, spec, shown, fields]);

  useSlice(probesSlice, (state) => state.dimension[id]);
  const ofLargestKl = useSlice(metricsSlice, () => dimensionOf(id, page));
  const dimension = Math.min(view.settings.latent - 1, ofLargestKl);

  const family = useMemo(() => {
    const { settings, posteriors } = view;
    const posterior = { head: posteriors.heads, prior: posteriors.prior };
    return familyOf({ spec, settings, posterior, pictures: posteriors.pictures, dimension });
  }, [spec, view, dimension]);
  const moments = useMemo(() => family && momentsAt(family, temperature), [family, temperature]);
  const mixture = useMixture(id, view, dimension);
  return useMemo(
    () => moments && { view, moments, mixture, temperature, klOf: (index: number) => klIn(view, id, index) },
    [id, view, moments, mixture, temperature],
  );
}

function klIn(
  { settings, posteriors: { heads, prior } }: ManyPosteriors,
  id: ModelId,
  index: number,
): number[] {
  const spec = specOf(id);
  const size = spec.headSize(settings);
  return spec.klByDimension({ head: heads.subarray(index * size, (index + 1) * size), prior }, settings);
}

/** KL(m : c*) in a dimension, from the worker that parts term1; of the last question that was answered. */
function useMixture(model: ModelId, view: ManyPosteriors, dimension: number): number | null {
  const [computing] = useState(() => createComputing(spawnGeometryWorker));
  useEffect(() => () => computing.end(), [computing]);
  useEffect(() => computing.compute({ model, view }), [computing, model, view]);
  const { computed } = useStore(computing);
  return computed?.geometry.dimensions[dimension]?.mixtureToCentroid ?? null;
}
