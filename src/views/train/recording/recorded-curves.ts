/** The recorded curves up to where the replay is, in the shape that the page has for those of a run. Pure. */
import type { Recording } from '../../../experiment/recording';
import { modelIds } from '../../../models/registry';
import { Columns } from '../../../state/growing-columns';
import type { SeriesCurves } from '../../../state/metrics-store';
import { across, reached } from './replay-curves';

/** What the series of a recording say their run is. */
const RECORDED_RUN = 'recording';

/** Of each recorded model; the first point at least. `position` is a place among the frames, as the replay has it. */
export function recordedCurves(recording: Recording, position: number): readonly SeriesCurves[] {
  const { frames, curve, models } = recording;
  const edge = reached(frames, position);
  const last = frames[frames.length - 1];
  const shown = Math.max(1, curve.filter((step) => across(step, last) <= edge + 1e-9).length);
  return modelIds.flatMap((model) => {
    const recorded = models[model];
    if (!recorded) return [];
    const minibatch = new Columns(2);
    const terms = [recorded.term1, recorded.term2].map((values) => values.slice(0, shown));
    minibatch.append(curve.slice(0, shown), terms);
    return [{ series: { run: RECORDED_RUN, model }, minibatch, evaluations: [] }];
  });
}
