/** Reads the text of a recording, as `npm run record` writes it, and believes nothing in it before it is checked. Reads no file. */
import { modelIds, type ModelId } from '../models/registry';
import type { Pictures } from './measurements';
import { readExperiment } from './read-experiment';
import { recordingFormat, recordingVersion, type RecordedModel, type Recording } from './recording';
import { wordsOf } from '../schema/words-of';

/** Larger than any recording here; what it keeps out is a damaged number that asks for memory. */
const mostPixels = 2 ** 24;

type Json = Readonly<Record<string, unknown>>;

function fail(what: string, expected: string, got: unknown): never {
  const text = typeof got === 'string' ? `'${got.slice(0, 40)}'` : String(got);
  throw new Error(
    `recording: expected ${expected} at ${what}, got ${text}; make it again with npm run record`,
  );
}

function objectAt(given: unknown, what: string): Json {
  return typeof given === 'object' && given !== null ? (given as Json) : fail(what, 'an object', given);
}

function textAt(given: unknown, what: string): string {
  return typeof given === 'string' ? given : fail(what, 'a text', given);
}

function wholeAt(given: unknown, what: string, least: number): number {
  return Number.isInteger(given) && (given as number) >= least
    ? (given as number)
    : fail(what, `a whole number from ${least}`, given);
}

function numbersAt(given: unknown, what: string, length?: number): readonly number[] {
  if (!Array.isArray(given) || !given.every((value) => Number.isFinite(value)))
    return fail(what, 'a list of numbers', given);
  if (given.length === 0 || (length ?? given.length) !== given.length)
    return fail(what, length === undefined ? 'numbers' : `${length} numbers`, given.length);
  return given as number[];
}

function risingAt(given: unknown, what: string): readonly number[] {
  const numbers = numbersAt(given, what);
  return numbers.every((value, i) => i === 0 || value > numbers[i - 1])
    ? numbers
    : fail(what, 'rising numbers', numbers.join(', '));
}

/** The bytes of a zlib stream in base64; there must be exactly `length` of them. */
async function inflated(packed: string, length: number, what: string): Promise<Uint8Array> {
  try {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const content = new Uint8Array(await new Response(stream).arrayBuffer());
    if (content.length === length) return content;
    return fail(what, `${length} unpacked bytes`, content.length);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('recording:')) throw error;
    return fail(what, 'deflated pictures', wordsOf(error));
  }
}

interface Sizes {
  readonly frames: number;
  readonly points: number;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly levels: number;
}

async function modelAt(given: unknown, what: string, sizes: Sizes): Promise<RecordedModel> {
  const { frames, points, count, width, height, levels } = sizes;
  const json = objectAt(given, what);
  const size = count * width * height;
  const greys = await inflated(textAt(json.pictures, `${what}.pictures`), frames * size, `${what}.pictures`);
  const pixels = greys.map((level) => Math.round((level * 255) / (levels - 1)));
  const at = (frame: number): Pictures => ({
    count,
    width,
    height,
    pixels: pixels.subarray(frame * size, (frame + 1) * size),
  });
  return {
    pictures: Array.from({ length: frames }, (_, frame) => at(frame)),
    term1: numbersAt(json.term1, `${what}.term1`, points),
    term2: numbersAt(json.term2, `${what}.term2`, points),
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
  const frames = risingAt(json.frames, 'frames');
  const curve = risingAt(json.curve, 'curve');
  const pictures = objectAt(json.pictures, 'pictures');
  const sizes: Sizes = {
    frames: frames.length,
    points: curve.length,
    count: wholeAt(pictures.count, 'pictures.count', 1),
    width: wholeAt(pictures.width, 'pictures.width', 1),
    height: wholeAt(pictures.height, 'pictures.height', 1),
    levels: wholeAt(pictures.levels, 'pictures.levels', 2),
  };
  const pixels = sizes.frames * sizes.count * sizes.width * sizes.height;
  if (pixels > mostPixels || sizes.levels > 256) fail('pictures', `at most ${mostPixels} pixels`, pixels);
  const models = objectAt(json.models, 'models');
  const known = modelIds.filter((id) => Object.hasOwn(models, id));
  if (known.length === 0) fail('models', `one of ${modelIds.join(', ')}`, Object.keys(models).join(', '));
  const read = known.map(async (id): Promise<[ModelId, RecordedModel]> => [
    id,
    await modelAt(models[id], `models.${id}`, sizes),
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
    experiment: readExperiment(json.experiment).experiment,
    frames,
    curve,
    models: Object.fromEntries(await Promise.all(read)),
  };
}
