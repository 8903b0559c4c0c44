/** Reads what a recording holds of a model for the bench beside reconstructions and curves, and believes nothing in it before it is checked. */
import { specOf, type ModelId } from '../models/registry';
import type { CommonSettings } from '../models/contract';
import type { Pictures, Posteriors } from './measurements';
import type { RecordedFigures } from './recording';
import { boundedAt, fail, numbersAt, objectAt, risingAt, textAt, wholeAt } from './recording-checks';
import { unpackedHundredths, unpackedPictures } from './unpack-recorded';

/** Sizes and steps of the figures of every model. */
export interface FigureSizes {
  /** Steps of samples and traversals: frames, and the first of them among them. */
  readonly steps: readonly number[];
  readonly samples: number;
  readonly positions: number;
  /** Steps of the evaluations. */
  readonly evaluated: readonly number[];
}

/** Null in a recording without figures. */
export function figureSizesAt(given: unknown, frames: readonly number[]): FigureSizes | null {
  if (given === undefined) return null;
  const json = objectAt(given, 'figures');
  const steps = risingAt(json.steps, 'figures.steps');
  if (steps[0] !== frames[0] || !steps.every((step) => frames.includes(step)))
    return fail('figures.steps', `steps of frames from ${frames[0]}`, steps.join(', '));
  return {
    steps,
    samples: wholeAt(json.samples, 'figures.samples', 1),
    positions: wholeAt(json.positions, 'figures.positions', 2),
    evaluated: risingAt(json.evaluated, 'figures.evaluated', 'empty'),
  };
}

interface FiguresTake {
  readonly id: ModelId;
  readonly settings: CommonSettings;
  readonly frames: number;
  readonly sizes: FigureSizes;
  /** Of the recorded digits: how many, and how large and how grey all pictures are. */
  readonly pictures: Omit<Pictures, 'pixels'> & { readonly levels: number };
}

async function posteriorsAt(
  heads: unknown,
  priors: unknown,
  what: string,
  { id, settings, frames, pictures: { count } }: FiguresTake,
): Promise<readonly Posteriors[]> {
  const spec = specOf(id);
  const head = count * spec.headSize(settings);
  const prior = spec
    .priorParameters(settings)
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const all = boundedAt(`${what}.heads`, frames, head);
  const ofHeads = await unpackedHundredths(textAt(heads, `${what}.heads`), all, `${what}.heads`);
  // Of a fixed prior there are no numbers, packed as such.
  const ofPriors = await unpackedHundredths(
    textAt(priors, `${what}.priors`),
    frames * prior,
    `${what}.priors`,
  );
  return Array.from({ length: frames }, (_, frame) => ({
    pictures: count,
    heads: ofHeads.subarray(frame * head, (frame + 1) * head),
    prior: ofPriors.subarray(frame * prior, (frame + 1) * prior),
  }));
}

function term2At(given: unknown, what: string, { sizes, pictures }: FiguresTake): RecordedFigures['term2'] {
  const rows: readonly unknown[] = Array.isArray(given) ? given : fail(what, 'a list', given);
  if (rows.length !== sizes.evaluated.length)
    return fail(what, `one of ${sizes.evaluated.length} evaluations each`, rows.length);
  return sizes.evaluated.map((step, i) => ({ step, values: numbersAt(rows[i], what, pictures.count) }));
}

/** Null where the model has none. */
export async function figuresAt(
  given: unknown,
  what: string,
  take: FiguresTake,
): Promise<RecordedFigures | null> {
  if (given === undefined) return null;
  const json = objectAt(given, what);
  const { settings, pictures, sizes } = take;
  const { steps } = sizes;
  const dated = async (packed: unknown, count: number, where: string) => {
    boundedAt(where, steps.length, count, pictures.width, pictures.height);
    const sets = await unpackedPictures(textAt(packed, where), steps.length, { ...pictures, count }, where);
    return sets.map((set, i) => ({ ...set, step: steps[i] }));
  };
  const dimension = wholeAt(json.dimension, `${what}.dimension`, 0);
  if (dimension >= settings.latent)
    return fail(`${what}.dimension`, `a dimension below ${settings.latent}`, dimension);
  return {
    posteriors: await posteriorsAt(json.heads, json.priors, what, take),
    samples: await dated(json.samples, sizes.samples, `${what}.samples`),
    traversal: { dimension, taken: await dated(json.traversal, sizes.positions, `${what}.traversal`) },
    term2: term2At(json.term2, `${what}.term2`, take),
  };
}
