/** The options of `npm run section5`, or one sentence about what is wrong with it. Pure: touches no file. */
import { keptHelp, parseKept, type KeptOptions } from '../kept/kept-options';
import { wholeNumber } from '../whole-number';

interface SectionFiveOptions extends KeptOptions {
  readonly pictures: number;
  readonly samples: number;
  /** Whether the JSON leaves out the figures of single pictures. */
  readonly summary: boolean;
}

const mostPictures = 10_000;
const mostSamples = 10_000;

export const sectionFiveHelp = `Measures what section 5 of the paper says of a trained model: strings of figure 4, precision of z, Corollary 3 with remarks 4 and 5.
For z of one number a dimension, any d, and a decoder of dense layers.

npm run section5 -- --weights run/gauss.safetensors --pictures 500 --json section5.json
npm run section5 -- --run run.zip

  --weights FILE
      Parameters of one model, as 'npm run train -- --weights FOLDER' writes them.
  --run FILE
      A run file, of the page or of 'npm run train -- --keep FILE': the best parameters of each model are taken.
  --pictures N
      Test pictures; default 500.
  --samples S
      Draws of z for each picture's term2; default 100.
  --summary
      Leave the figures of single pictures out of the JSON.
${keptHelp}`;

export function parseSectionFiveOptions(
  argv: readonly string[],
):
  | { readonly ok: true; readonly options: SectionFiveOptions }
  | { readonly ok: false; readonly message: string } {
  const parsed = parseKept(argv, ['pictures', 'samples'], ['summary']);
  if (!parsed.ok) return parsed;
  const { options, last } = parsed;
  const pictures = wholeNumber('pictures', last('pictures') ?? '500', 2, mostPictures);
  const samples = wholeNumber('samples', last('samples') ?? '100', 2, mostSamples);
  for (const value of [pictures, samples])
    if (typeof value === 'string') return { ok: false, message: value };
  const summary = last('summary') !== undefined;
  return { ok: true, options: { ...options, pictures: Number(pictures), samples: Number(samples), summary } };
}
