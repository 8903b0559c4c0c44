/** A recording as the text of its file: JSON, the pictures of each model deflated. The same recording makes the same bytes. Pure; the page's half is experiment/read-recording. */
import { deflateSync } from 'fflate';
import {
  recordedLevels,
  recordingFormat,
  recordingVersion,
  type RecordedModel,
  type Recording,
} from '../experiment/recording';

/** Hundredths of a nat and tenths of a step are more than is drawn. */
const rounded = (values: readonly number[], decimals: number) =>
  values.map((value) => Number(value.toFixed(decimals)));

function packed({ pictures }: RecordedModel): string {
  const levels = pictures.flatMap(({ pixels }) =>
    Array.from(pixels, (grey) => Math.round((grey * (recordedLevels - 1)) / 255)),
  );
  // By fflate and not by zlib, whose output depends on the processor: the same bytes on every machine.
  return Buffer.from(deflateSync(Uint8Array.from(levels), { level: 9 })).toString('base64');
}

export function recordingText(recording: Recording): string {
  const { code, backend, dataset, experiment, frames, curve } = recording;
  const models = Object.entries(recording.models);
  const { width, height, count } = models[0][1].pictures[0];
  const file = {
    format: recordingFormat,
    version: recordingVersion,
    code,
    backend,
    dataset,
    experiment,
    frames,
    pictures: { count, width, height, levels: recordedLevels },
    curve: rounded(curve, 1),
    models: Object.fromEntries(
      models.map(([id, model]) => [
        id,
        { term1: rounded(model.term1, 2), term2: rounded(model.term2, 2), pictures: packed(model) },
      ]),
    ),
  };
  return `${JSON.stringify(file)}\n`;
}
