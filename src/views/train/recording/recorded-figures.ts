/** What the bench draws of a model at one frame of the recording, in the shapes that it has for a run. Pure; asks no engine. */
import { startSettings } from '../../../experiment/live-settings';
import type { RecordedFigures, Recording } from '../../../experiment/recording';
import { specOf, type ModelId } from '../../../models/registry';
import type { PosteriorView } from '../../../state/posterior-view';
import { pictureAt, type ModelView, type Traversal } from '../../../state/probes-store';

type Always = 'step' | 'indices' | 'reconstructions' | 'index' | 'reconstruction' | 'term2';

/** A model's view as of a run, without what was not recorded. */
interface RecordedView extends Pick<ModelView, Always> {
  /** Of their own step, the frame's or an earlier one; null in an old recording. */
  readonly samples: ModelView['samples'] | null;
  /** Of the same step; null in an old recording, and of every digit but the first. */
  readonly traversal: (Traversal & Pick<ModelView, 'step'>) | null;
}

interface AtFrame {
  readonly view: RecordedView;
  /** Null in an old recording. */
  readonly posterior: PosteriorView | null;
}

interface Question {
  readonly model: ModelId;
  /** Of the recording, from 0. */
  readonly frame: number;
  /** Place of the picked digit among the recorded ones, which is its validation picture's index too. */
  readonly picked: number;
}

/** The last that was made at or before a step. */
const lastAt = <Dated extends { readonly step: number }>(all: readonly Dated[], step: number): Dated | null =>
  all.findLast((one) => one.step <= step) ?? null;

function posteriorOf(
  { experiment, frames }: Recording,
  { posteriors }: RecordedFigures,
  { model, frame, picked }: Question,
): PosteriorView {
  const { pictures, heads, prior } = posteriors[frame];
  const size = heads.length / pictures;
  return {
    step: frames[frame],
    index: picked,
    settings: startSettings(experiment).models[model].settings,
    posterior: { head: heads.subarray(picked * size, (picked + 1) * size), prior },
  };
}

/** Where it goes does not depend on the digit; what the decoder makes of it was recorded of the first alone. */
function traversalOf(
  { traversal: { dimension, taken } }: RecordedFigures,
  { model, picked }: Question,
  { step, settings, posterior }: PosteriorView,
): RecordedView['traversal'] {
  const last = lastAt(taken, step);
  if (last === null || picked !== 0) return null;
  const { positions } = specOf(model).traversal(posterior, dimension, last.count, settings);
  return { dimension, step: last.step, pictures: last, positions: Float32Array.from(positions) };
}

function term2Of({ term2 }: RecordedFigures, step: number, picked: number): ModelView['term2'] {
  const last = lastAt(term2, step);
  return last && { step: last.step, term2: last.values[picked] };
}

/** Null where that model, frame or digit was not recorded. */
export function recordedFigures(recording: Recording, question: Question): AtFrame | null {
  const { model, frame, picked } = question;
  const recorded = recording.models[model];
  const pictures = recorded?.pictures[frame];
  if (!recorded || !pictures || !Number.isInteger(picked)) return null;
  if (picked < 0 || picked >= pictures.count) return null;
  const { figures } = recorded;
  const step = recording.frames[frame];
  const posterior = figures && posteriorOf(recording, figures, question);
  return {
    posterior,
    view: {
      step,
      index: picked,
      indices: Array.from({ length: pictures.count }, (_, i) => i),
      reconstructions: pictures,
      reconstruction: pictureAt(pictures, picked),
      term2: figures && term2Of(figures, step, picked),
      samples: figures && lastAt(figures.samples, step),
      traversal: figures && posterior && traversalOf(figures, question, posterior),
    },
  };
}
