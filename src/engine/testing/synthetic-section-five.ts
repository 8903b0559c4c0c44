/** A made-up section 5, consistent in itself: posteriors of the pretence, a metric that falls by dimension. For the fake engine and for tests. */
import type { GradientNoise, SectionFive, SectionFiveOptions } from '../../experiment/section-five';
import { SECTION_FIVE_SAMPLES } from '../../experiment/section-five-limits';
import { precisionOf } from '../../math/section-five/precision';
import { blankDistribution } from '../../models/latent/readings';
import type { AuditProgress } from '../../training/audit/stages';
import type { Pretence } from '../../training/probes/probe';
import { summaryOf, type PictureOfFive } from '../../training/section-five/summary';
import { codeOf } from './synthetic-pictures';

interface SyntheticSectionFiveTake {
  readonly pretence: Pretence;
  readonly step: number;
  /** Validation pictures that there are. */
  readonly pictures: number;
  /** Nats, mean over the pictures. */
  readonly term2: number;
}

const CHUNKS = 5;
const STARTS = 10;
/** Spread of term2 over the pictures, and how far -log p(x | z*) lies below it at least, nats. */
const [SPREAD, BELOW] = [30, 6];
/** tr(G V) / 2 of the first dimension, nats; each next is this share of it. */
const [SHARPEST, FALL] = [1, 0.7];

export async function* syntheticSectionFive(
  { pretence, step, term2, pictures: most }: SyntheticSectionFiveTake,
  options: SectionFiveOptions,
): AsyncGenerator<AuditProgress, SectionFive, void> {
  for (let done = 1; done <= CHUNKS; done++) yield { done, total: CHUNKS };
  const pictures = Math.min(options.pictures, most);
  const all = Array.from({ length: pictures }, (_, i) => pictureOf(pretence, i, term2));
  const { reading } = blankDistribution(pretence.spec, pretence.settings);
  return {
    ...{ model: options.model, step, reading, from: 'validation', pictures },
    ...{ samples: SECTION_FIVE_SAMPLES, starts: STARTS },
    bounds: boundsOf(all),
    remarkFive: all.every(({ isNormal }) => isNormal) ? made : null,
    ...summaryOf(all),
  };
}

const part = { gradient: 100, oneDraw: 16, taylor: 1, pictures: 400 };
const made: GradientNoise = { batches: 5, batchSize: 100, draws: 20, encoder: part, decoder: part };

/** term1 with a little above eq. (5), and more of it information. */
function boundsOf(all: readonly PictureOfFive[]): SectionFive['bounds'] {
  const term1 = all.reduce((sum, { picture }) => sum + picture.term1 / all.length, 0);
  return { eq5: 0.98 * term1, eq6: 0.95 * term1, centroidToPrior: 0.02 * term1 };
}

function pictureOf({ spec, settings, numbers }: Pretence, i: number, mean: number): PictureOfFive {
  const { heads, prior } = numbers([i]);
  const posterior = { head: heads, prior };
  const real = spec.distribution(posterior, settings).real!();
  const metric = real.mean.map((_, row) =>
    real.mean.map((__, column) => (row === column ? (2 * SHARPEST * FALL ** row) / real.variance[row] : 0)),
  );
  const term2 = mean + SPREAD * (codeOf(7 * i) - 0.5);
  const halfTrace = real.variance.reduce((sum, value, j) => sum + (value * metric[j][j]) / 2, 0);
  const inside = (z: number) => Math.min(real.high, Math.max(real.low, z));
  return {
    ...real,
    metric,
    precision: precisionOf(metric, real.priorVariance),
    oneDraw: 9,
    picture: {
      term1: spec.klByDimension(posterior, settings).reduce((sum, value) => sum + value, 0),
      term2,
      nllAtBest: term2 - BELOW - codeOf(i),
      best: real.mean.map((z, j) => inside(1.3 * z + 0.1 * (codeOf(i + j) - 0.5))),
      start: i % STARTS,
      nllAtMean: term2 - halfTrace + 0.4 * codeOf(3 * i),
      halfTrace,
    },
  };
}
