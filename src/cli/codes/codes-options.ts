/** The options of `npm run codes`, or one sentence about what is wrong with them. Pure: touches no file. */
import { mostCodeDraws, mostLabelCounts, mostLabels, usualDraws, usualLabels } from '../../experiment/codes';
import { keptHelp, parseKept, type KeptOptions } from '../kept/kept-options';
import { wholeNumber } from '../whole-number';

interface CodesCommandOptions extends KeptOptions {
  readonly labels: readonly number[];
  readonly draws: number;
}

export const codesHelp = `Measures how well classes are told from the codes of a trained model, by the number of labels.
A logistic regression learns from labelled training pictures; accuracies are of test pictures. The model saw no label.

npm run codes -- --run run.zip
npm run codes -- --weights run/gauss.safetensors --labels 50,100 --json codes.json

  --weights FILE
      Parameters of one model, as 'npm run train -- --weights FOLDER' writes them.
  --run FILE
      A run file, of the page or of 'npm run train -- --keep FILE': the best parameters of each model are taken.
  --labels LIST
      Numbers of labels, joined by commas, evenly of all classes; default ${usualLabels.join(',')}. All labels come beside them.
  --draws N
      Draws of each number of labels, for the error; default ${usualDraws}.
${keptHelp}`;

export function parseCodesOptions(
  argv: readonly string[],
):
  | { readonly ok: true; readonly options: CodesCommandOptions }
  | { readonly ok: false; readonly message: string } {
  const parsed = parseKept(argv, ['labels', 'draws']);
  if (!parsed.ok) return parsed;
  const { options, last } = parsed;
  const wrong = (message: string) => ({ ok: false, message }) as const;
  const texts = (last('labels') ?? usualLabels.join(',')).split(',');
  if (texts.length > mostLabelCounts)
    return wrong(`--labels: expected at most ${mostLabelCounts} numbers, got ${texts.length}`);
  const labels = texts.map((text) => wholeNumber('labels', text, 1, mostLabels));
  const draws = wholeNumber('draws', last('draws') ?? String(usualDraws), 2, mostCodeDraws);
  for (const value of [...labels, draws]) if (typeof value === 'string') return wrong(value);
  return { ok: true, options: { ...options, labels: labels.map(Number), draws: Number(draws) } };
}
