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
import type { CommonSettings } from '../../models/contract';
import { blankDistribution, weighedReadings } from '../../models/latent/readings';
import { specOf } from '../../models/registry';
import type { AuditProgress } from '../../training/audit/stages';
import { codeOf } from './synthetic-pictures';

interface SyntheticAuditTake {
  readonly options: AuditOptions;
  /** Test pictures that there are. */
  readonly pictures: number;
  readonly step: number;
  readonly temperature: number | null;
  readonly settings: CommonSettings;
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

/** KL of z and of y by term1, as they are about in a real audit. */
const OF_Z = 1.4;
const OF_Y = { simplex: 30, histogram: 4000 };

/** What differs by model: its distribution says how it is read, and how the KL of what its decoder is fed is known. */
function readings(
  take: SyntheticAuditTake,
  pictures: number,
): Pick<Audit, 'hard' | 'relaxed' | 'klSimplex' | 'importance'> {
  const { options, settings, term1, term2 } = take;
  const blank = blankDistribution(specOf(options.model), settings);
  const { reading, relaxed } = blank;
  const hard = reading === 'hard' ? terms(term1, term2 + 7, pictures) : null;
  const klSimplex = relaxed === null || relaxed.by === 'closed form' ? null : OF_Y[relaxed.by] * term1;
  const of = relaxed?.by === 'simplex' ? 'y' : 'z';
  const kl = of === 'y' && klSimplex !== null ? klSimplex : OF_Z * term1;
  const finite = relaxed !== null && (relaxed.by !== 'closed form' || relaxed.klByDimension !== null);
  const bounds = { exact: term1 + term2, hard: term1 + (term2 + 7), relaxed: kl + term2 };
  return {
    hard,
    relaxed: finite
      ? { of, pictures, byDimension: byDimension(kl, settings.latent), terms: terms(kl, term2, pictures) }
      : null,
    klSimplex,
    importance: weighedReadings(blank).flatMap((weighed) =>
      importance(weighed, bounds[weighed], pictures, options.samples),
    ),
  };
}

export async function* syntheticAudit(take: SyntheticAuditTake): AsyncGenerator<AuditProgress, Audit, void> {
  const { options, step, temperature, settings, term1, term2 } = take;
  for (let done = 1; done <= CHUNKS; done++) yield { done, total: CHUNKS };
  const pictures = Math.min(options.pictures, take.pictures);
  const termPictures = Math.min(take.pictures, Math.max(pictures, options.termPictures ?? 0));
  return {
    model: options.model,
    step,
    temperature,
    pictures: termPictures,
    paper: terms(term1, term2, termPictures),
    klByDimension: byDimension(term1, settings.latent),
    ...readings(take, pictures),
  };
}
