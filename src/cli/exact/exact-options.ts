/** The options of `npm run exact`, or one sentence about what is wrong with it. Pure: touches no file. */
import type { ExactEvidence } from '../../experiment/exact';
import { keptHelp, parseKept, type KeptOptions } from '../kept/kept-options';
import { wholeNumber } from '../whole-number';

interface ExactOptions extends KeptOptions {
  readonly pictures: number;
  readonly pixels: ExactEvidence['pixels'];
  readonly fineness: number;
}

const mostPictures = 10_000;
const mostFineness = 8;
const kinds = ['grey', 'binarised'] as const;

export const exactHelp = `Sums the latent variables out: -log p(x), the true posterior, and what the gap below L is made of. For d = 1 and 2, of categories also more.

npm run exact -- --weights run/gauss.safetensors --pictures 500 --json exact.json
npm run exact -- --run run.zip

  --weights FILE
      Parameters of one model, as 'npm run train -- --weights FOLDER' writes them.
  --run FILE
      A run file, of the page or of 'npm run train -- --keep FILE': the best parameters of each model are taken.
  --pictures N
      Test pictures; default 500.
  --pixels KIND
      grey (default: a pseudo-likelihood) or binarised.
  --fineness F
      Cells of a dimension: 180 F + 1 of Gauss-VAE, F a grid cell of inverse-CDF; default 2. Twice as many must change little.
${keptHelp}`;

export function parseExactOptions(
  argv: readonly string[],
): { readonly ok: true; readonly options: ExactOptions } | { readonly ok: false; readonly message: string } {
  const parsed = parseKept(argv, ['pictures', 'pixels', 'fineness']);
  if (!parsed.ok) return parsed;
  const { options, last } = parsed;
  const pictures = wholeNumber('pictures', last('pictures') ?? '500', 2, mostPictures);
  const fineness = wholeNumber('fineness', last('fineness') ?? '2', 1, mostFineness);
  for (const value of [pictures, fineness])
    if (typeof value === 'string') return { ok: false, message: value };
  const given = last('pixels') ?? kinds[0];
  const pixels = kinds.find((kind) => kind === given);
  if (!pixels) return { ok: false, message: `--pixels: expected one of ${kinds.join(', ')}, got '${given}'` };
  return {
    ok: true,
    options: { ...options, pixels, pictures: Number(pictures), fineness: Number(fineness) },
  };
}
