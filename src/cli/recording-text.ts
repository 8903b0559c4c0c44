/** A recording as the text of its file: JSON, pictures and posteriors packed. The same recording makes the same bytes. Pure; the page's half is experiment/read-recording. */
import {
  recordedLevels,
  recordingFormat,
  recordingVersion,
  type RecordedFigures,
  type RecordedModel,
  type Recording,
} from '../experiment/recording';
import { packedHundredths, packedPictures } from './pack-recorded';

/** Hundredths of a nat and tenths of a step are more than is drawn. */
const rounded = (values: readonly number[], decimals: number) =>
  values.map((value) => Number(value.toFixed(decimals)));

/** What holds for the figures of all models. */
function figureSizes({ samples, traversal, term2 }: RecordedFigures) {
  return {
    steps: samples.map(({ step }) => step),
    samples: samples[0].count,
    positions: traversal.taken[0].count,
    evaluated: term2.map(({ step }) => step),
  };
}

const figuresOf = ({ posteriors, samples, traversal, term2 }: RecordedFigures) => ({
  heads: packedHundredths(posteriors.flatMap(({ heads }) => [...heads])),
  priors: packedHundredths(posteriors.flatMap(({ prior }) => [...prior])),
  samples: packedPictures(samples),
  dimension: traversal.dimension,
  traversal: packedPictures(traversal.taken),
  term2: term2.map(({ values }) => rounded(values, 2)),
});

const modelOf = ({ term1, term2, pictures, figures }: RecordedModel) => ({
  term1: rounded(term1, 2),
  term2: rounded(term2, 2),
  pictures: packedPictures(pictures),
  ...(figures && { figures: figuresOf(figures) }),
});

export function recordingText(recording: Recording): string {
  const { code, backend, dataset, experiment, frames, curve } = recording;
  const models = Object.entries(recording.models);
  const { width, height, count } = models[0][1].pictures[0];
  const figures = models.find(([, model]) => model.figures)?.[1].figures;
  const file = {
    format: recordingFormat,
    version: recordingVersion,
    code,
    backend,
    dataset,
    experiment,
    frames,
    pictures: { count, width, height, levels: recordedLevels },
    ...(figures && { figures: figureSizes(figures) }),
    curve: rounded(curve, 1),
    models: Object.fromEntries(models.map(([id, model]) => [id, modelOf(model)])),
  };
  return `${JSON.stringify(file)}\n`;
}
