/** A made-up audit in the shape and the proportions of a real one, consistent in itself: for the fake engine and for tests. */
import type {
  Audit,
  AuditedTerms,
  AuditOptions,
  ImportanceWeighted,
  Mean,
  Reading,
} from '../../experiment/audit';
import { meanAndError } from '../../math/importance-weighting';
import type { AuditProgress } from '../../training/audit/stages';
import { codeOf } from './synthetic-pictures';

interface SyntheticAuditTake {
  readonly options: AuditOptions;
  /** Test pictures that there are. */
  readonly pictures: number;
  readonly step: number;
  readonly temperature: number | null;
  readonly latent: number;
  /** Of the test set, as the run reports them. */
  readonly term1: number;
  readonly term2: number;
}

const CHUNKS = 5;
/** Spread of the pictures, nats. */
const SPREAD = 40;

function terms(term1: number, term2: number, pictures: number): AuditedTerms {
  const mean = (value: number, spread: number): Mean => ({
    mean: value,
    standardError: spread / Math.sqrt(12 * pictures),
  });
  return {
    term1: mean(term1, SPREAD / 4),
    term2: mean(term2, SPREAD),
    freeEnergy: mean(term1 + term2, SPREAD * 1.1),
  };
}

/** Falls over the dimensions, to that sum. */
const byDimension = (sum: number, latent: number) =>
  Array.from({ length: latent }, (_, j) => (2 * sum * (latent - j - 0.5)) / latent ** 2);

function importance(
  reading: Reading,
  bound: number,
  pictures: number,
  samples: number,
): ImportanceWeighted[] {
  const counts = [1, 10, 100, 1000].filter((count) => count < samples).concat(samples);
  /** Falls from the bound by up to ten nats. */
  const at = (count: number) => bound - 10 * (1 - 1 / (1 + Math.log10(count)));
  return (['grey', 'binarised'] as const).map((pixels) => {
    const less = pixels === 'grey' ? 0 : 2;
    const values = (count: number) =>
      Array.from({ length: pictures }, (_, i) => at(count) - less + SPREAD * (codeOf(i) - 0.5));
    return {
      reading,
      pixels,
      points: counts.map((count) => ({
        samples: count,
        nll: meanAndError(values(count)),
        effectiveSamples: Math.sqrt(count),
      })),
      nllByPicture: values(samples),
    };
  });
}

/** What differs by model: a normal posterior is read exactly, categories hard, and a grid relaxed as well. */
function readings(
  take: SyntheticAuditTake,
  pictures: number,
): Pick<Audit, 'hard' | 'relaxed' | 'klSimplex' | 'importance'> {
  const { options, term1, term2, latent } = take;
  const { model, samples } = options;
  const weighed = (reading: Reading, bound: number) => importance(reading, bound, pictures, samples);
  if (model === 'gauss')
    return { hard: null, relaxed: null, klSimplex: null, importance: weighed('exact', term1 + term2) };
  const hard = terms(term1, term2 + 7, pictures);
  const grid = model === 'cg-bpef';
  const klSimplex = grid ? 4000 * term1 : 30 * term1;
  const kl = grid ? 1.4 * term1 : klSimplex;
  return {
    hard,
    relaxed: {
      of: grid ? 'z' : 'y',
      pictures,
      byDimension: byDimension(kl, latent),
      terms: terms(kl, term2, pictures),
    },
    klSimplex,
    importance: [...weighed('hard', hard.freeEnergy.mean), ...(grid ? weighed('relaxed', kl + term2) : [])],
  };
}

export async function* syntheticAudit(take: SyntheticAuditTake): AsyncGenerator<AuditProgress, Audit, void> {
  const { options, step, temperature, latent, term1, term2 } = take;
  for (let done = 1; done <= CHUNKS; done++) yield { done, total: CHUNKS };
  const pictures = Math.min(options.pictures, take.pictures);
  const termPictures = Math.min(take.pictures, Math.max(pictures, options.termPictures ?? 0));
  return {
    model: options.model,
    step,
    temperature,
    pictures: termPictures,
    paper: terms(term1, term2, termPictures),
    klByDimension: byDimension(term1, latent),
    ...readings(take, pictures),
  };
}
