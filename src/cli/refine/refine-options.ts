/** The options of `npm run refine`, or one sentence about what is wrong with it. Pure: touches no file. */
import { defaultRefining, mostRefining } from '../../experiment/refine-limits';
import { keptHelp, parseKept, type KeptOptions } from '../kept/kept-options';
import { wholeNumber } from '../whole-number';

interface RefineOptions extends KeptOptions {
  readonly pictures: number;
  readonly steps: number;
  readonly samples: number;
}

const mostPictures = 10_000;

export const refineHelp = `Refines q: optimises the head of each test picture alone, with decoder and prior held. What L falls by is what the encoder loses, at the least.

npm run refine -- --weights run/gauss.safetensors --pictures 100 --json refine.json
npm run refine -- --run run.zip

  --weights FILE
      Parameters of one model, as 'npm run train -- --weights FOLDER' writes them.
  --run FILE
      A run file, of the page or of 'npm run train -- --keep FILE': the best parameters of each model are taken.
  --pictures N
      Test pictures; default 100.
  --steps S
      Adam steps; default ${defaultRefining.steps}.
  --samples K
      Samples a picture at each step; default ${defaultRefining.samples}. Heads are chosen by 2 K others and reported on 16 K others.
${keptHelp}`;

export function parseRefineOptions(
  argv: readonly string[],
): { readonly ok: true; readonly options: RefineOptions } | { readonly ok: false; readonly message: string } {
  const parsed = parseKept(argv, ['pictures', 'steps', 'samples']);
  if (!parsed.ok) return parsed;
  const { options, last } = parsed;
  const pictures = wholeNumber('pictures', last('pictures') ?? '100', 2, mostPictures);
  const steps = wholeNumber('steps', last('steps') ?? String(defaultRefining.steps), 1, mostRefining.steps);
  const samples = wholeNumber(
    'samples',
    last('samples') ?? String(defaultRefining.samples),
    2,
    mostRefining.samples,
  );
  for (const value of [pictures, steps, samples])
    if (typeof value === 'string') return { ok: false, message: value };
  return {
    ok: true,
    options: { ...options, pictures: Number(pictures), steps: Number(steps), samples: Number(samples) },
  };
}
