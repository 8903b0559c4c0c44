/** Reads the text of a recording, as `npm run record` writes it, and believes nothing in it before it is checked. Reads no file. */
import { modelIds, type ModelId } from '../models/registry';
import type { Experiment } from './experiment';
import { startSettings } from './live-settings';
import { readExperiment } from './read-experiment';
import { figuresAt, figureSizesAt, type FigureSizes } from './read-recorded-figures';
import { recordingFormat, recordingVersion, type RecordedModel, type Recording } from './recording';
import {
  boundedAt,
  fail,
  numbersAt,
  objectAt,
  risingAt,
  textAt,
  wholeAt,
  type Json,
} from './recording-checks';
import { unpackedPictures } from './unpack-recorded';

interface Sizes {
  readonly frames: number;
  readonly points: number;
  readonly pictures: {
    readonly count: number;
    readonly width: number;
    readonly height: number;
    readonly levels: number;
  };
  /** Null in a recording without figures. */
  readonly figures: FigureSizes | null;
}

function picturesAt(given: unknown, frames: number): Sizes['pictures'] {
  const json = objectAt(given, 'pictures');
  const sizes = {
    count: wholeAt(json.count, 'pictures.count', 1),
    width: wholeAt(json.width, 'pictures.width', 1),
    height: wholeAt(json.height, 'pictures.height', 1),
    levels: wholeAt(json.levels, 'pictures.levels', 2),
  };
  boundedAt('pictures', frames, sizes.count, sizes.width, sizes.height);
  return sizes.levels <= 256 ? sizes : fail('pictures.levels', 'at most 256', sizes.levels);
}

async function modelAt(
  given: unknown,
  id: ModelId,
  experiment: Experiment,
  { frames, points, pictures, figures }: Sizes,
): Promise<RecordedModel> {
  const what = `models.${id}`;
  const json = objectAt(given, what);
  const { settings } = startSettings(experiment).models[id];
  const where = `${what}.figures`;
  return {
    pictures: await unpackedPictures(
      textAt(json.pictures, `${what}.pictures`),
      frames,
      pictures,
      `${what}.pictures`,
    ),
    term1: numbersAt(json.term1, `${what}.term1`, points),
    term2: numbersAt(json.term2, `${what}.term2`, points),
    figures:
      figures && (await figuresAt(json.figures, where, { id, settings, frames, sizes: figures, pictures })),
  };
}

function parsed(text: string): Json {
  try {
    return objectAt(JSON.parse(text), 'the top');
  } catch {
    return fail('the top', 'JSON', text);
  }
}

/** Throws an Error that says what is wrong with the text, and what to do. */
export async function readRecording(text: string): Promise<Recording> {
  const json = parsed(text);
  if (json.format !== recordingFormat) fail('format', `'${recordingFormat}'`, json.format);
  if (json.version !== recordingVersion) fail('version', String(recordingVersion), json.version);
  const backend = objectAt(json.backend, 'backend');
  const dataset = objectAt(json.dataset, 'dataset');
  const { experiment } = readExperiment(json.experiment);
  const frames = risingAt(json.frames, 'frames');
  const curve = risingAt(json.curve, 'curve');
  const sizes: Sizes = {
    frames: frames.length,
    points: curve.length,
    pictures: picturesAt(json.pictures, frames.length),
    figures: figureSizesAt(json.figures, frames),
  };
  const models = objectAt(json.models, 'models');
  const known = modelIds.filter((id) => Object.hasOwn(models, id));
  if (known.length === 0) fail('models', `one of ${modelIds.join(', ')}`, Object.keys(models).join(', '));
  const read = known.map(async (id): Promise<[ModelId, RecordedModel]> => [
    id,
    await modelAt(models[id], id, experiment, sizes),
  ]);
  return {
    code: textAt(json.code, 'code'),
    backend: {
      name: textAt(backend.name, 'backend.name'),
      threads: wholeAt(backend.threads, 'backend.threads', 1),
      plan: textAt(backend.plan, 'backend.plan'),
    },
    dataset: {
      name: textAt(dataset.name, 'dataset.name'),
      sha256: textAt(dataset.sha256, 'dataset.sha256'),
    },
    experiment,
    frames,
    curve,
    models: Object.fromEntries(await Promise.all(read)),
  };
}
