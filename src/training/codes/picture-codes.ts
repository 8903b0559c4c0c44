/** Codes of pictures as numbers: the posterior's means, or the probabilities of all categories where z is no one number a dimension. */
import type { Rows } from '../../math/logistic/standardise';
import type { LatentDistribution } from '../../models/latent/distribution';
import { mapped } from '../audit/mapped';
import { distributionOf, posteriorsOf, type Subject } from '../audit/subject';
import { codeForm, type CodeForm } from './code-form';

/** Pictures whose posteriors are held at once. */
const CHUNK = 500;

/** To `at` of `out`. */
function writeCode({ real, cells }: LatentDistribution, { width }: CodeForm, out: Float64Array, at: number) {
  if (real) return out.set(real().mean, at);
  for (let j = 0, to = at; to < at + width; j++)
    for (const value of cells!(j, 1).logPosterior) out[to++] = Math.exp(value);
}

/** Of pictures at those places of the data set; yields how many are done. */
export async function* codesOf(
  subject: Subject,
  places: readonly number[],
): AsyncGenerator<number, Rows, void> {
  const { model, settings } = subject.network;
  const form = codeForm(model.spec, settings);
  const { width } = form;
  const values = new Float64Array(places.length * width);
  for (let first = 0; first < places.length; first += CHUNK) {
    const own = places.slice(first, first + CHUNK);
    const posteriors = yield* mapped(posteriorsOf(subject, own), () => first);
    posteriors.forEach((posterior, i) =>
      writeCode(distributionOf(subject, posterior), form, values, (first + i) * width),
    );
    yield first + own.length;
  }
  return { values, count: places.length, width };
}
