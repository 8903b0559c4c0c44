/** Section 5 measured of a trained network on test pictures. Yields between chunks, and may be abandoned at any of them. */
import { fillPixels, binariseForEvaluation } from '../../data/pixels';
import type { SectionFive, SectionFivePicture } from '../../experiment/section-five';
import { isNormal, sectionFiveRefusal } from '../../experiment/section-five-limits';
import { meanAndError } from '../../math/importance-weighting';
import { bernoulliNegativeLogLikelihood } from '../../math/likelihood';
import { keyOf } from '../../math/random';
import { decoderMetric, logitsAt } from '../../math/section-five/decoder-metric';
import { totalOf } from '../../math/term1-bounds';
import { precisionOf } from '../../math/section-five/precision';
import type { CommonSettings, Posterior } from '../../models/contract';
import type { ModelGeometry } from '../../models/geometry-contract';
import { loadGeometry, type ModelId } from '../../models/registry';
import { term1Geometry } from '../../models/term1-geometry';
import type { RealLatent } from '../../models/latent/distribution';
import { blankDistribution } from '../../models/latent/readings';
import { decoded } from '../audit/decoded';
import { mapped } from '../audit/mapped';
import { createStages, type AuditProgress } from '../audit/stages';
import { distributionOf, posteriorsOf, type Subject } from '../audit/subject';
import { bestPlaces } from './best-places';
import { gradientNoise } from './gradient-noise';
import { numberLayers } from './number-layers';
import { searchOf, STARTS } from './search-of';
import { summaryOf, type PictureOfFive } from './summary';

export interface SectionFiveTake {
  readonly subject: Subject;
  readonly model: ModelId;
  readonly step: number;
  readonly from: SectionFive['from'];
  /** The first so many of that part. */
  readonly pictures: number;
  /** Draws of each for term2. */
  readonly samples: number;
  /** Pictures of a training step, for remark 5; training pictures that are not in are waited for. */
  readonly batchSize: number;
}

/** Pictures searched together. */
const TOGETHER = 20;
/** Of one picture's searches, in pictures decoded once. */
const SEARCH_COST = 800;

/** Batches and draws of remark 5, and what a picture's gradient costs in pictures decoded once. */
const [BATCHES, DRAWS, GRADIENT_COST] = [5, 20, 6];

/** Null where q is not normal, or two batches of training pictures are not in. */
function noisyTake({ subject, model, batchSize }: SectionFiveTake) {
  const { network, dataset } = subject;
  const { first, end } = dataset.split.training;
  const { reading } = blankDistribution(network.model.spec, network.settings);
  const batches = Math.min(BATCHES, Math.floor((end - first) / batchSize));
  return reading === 'exact' && isNormal(model, network.settings) && batches > 1
    ? { subject, batches, batchSize, draws: DRAWS }
    : null;
}

/** Throws where the decoder is not fed one number a dimension, or is not of dense layers. */
export async function* sectionFive(take: SectionFiveTake): AsyncGenerator<AuditProgress, SectionFive, void> {
  const { subject, model, step, from, pictures, samples } = take;
  const { network, dataset, seed, binarise } = subject;
  const { spec } = network.model;
  const refusal = sectionFiveRefusal(model, network.settings);
  if (refusal !== null) throw new Error(`section 5: ${refusal}`);
  const { reading } = blankDistribution(spec, network.settings);
  const layers = await numberLayers(network);
  const { first } = dataset.split[from];
  const places = Array.from({ length: pictures }, (_, i) => first + i);
  const pixels = binariseForEvaluation(binarise);
  const size = dataset.width * dataset.height;
  const nllAt = (picture: number, z: ArrayLike<number>) =>
    bernoulliNegativeLogLikelihood(
      logitsAt(layers, z),
      fillPixels(new Float32Array(size), dataset, [picture], pixels, 0, 0),
    );
  const noisy = noisyTake(take);
  const stages = createStages({
    encode: pictures,
    sample: pictures * samples,
    search: pictures * SEARCH_COST,
    gradients: noisy === null ? 0 : noisy.batches * noisy.batchSize * noisy.draws * GRADIENT_COST,
  });
  const posteriors = yield* stages.run('encode', posteriorsOf(subject, places), pictures);
  const bounds = theoremTwo(await loadGeometry(model), posteriors, network.settings);
  const distributions = posteriors.map((posterior) => distributionOf(subject, posterior));
  const sampled = yield* stages.run('sample', sampledTerm2(), pictures);
  const found = yield* stages.run('search', searched(), pictures);
  const remarkFive =
    noisy && (yield* stages.run('gradients', gradientNoise(noisy), noisy.batches * noisy.draws));
  return {
    ...{ model, step, reading, from, pictures, samples, starts: STARTS, bounds, remarkFive },
    ...summaryOf(found),
  };

  async function* sampledTerm2(): AsyncGenerator<
    number,
    readonly { mean: number; variance: number }[],
    void
  > {
    const all: { mean: number; variance: number }[] = [];
    const work = decoded({
      ...{ subject, pictures: places, samples, pixels: [pixels] },
      drawsOf: (place) => distributions[place].draws(),
      key: keyOf(seed, `${spec.id}/section-five/term2`),
    });
    for await (const block of work) {
      for (const { nll } of block) {
        const { mean, standardError } = meanAndError(nll[0]);
        all.push({ mean, variance: standardError ** 2 * samples });
      }
      yield all.length;
    }
    return all;
  }

  async function* searched(): AsyncGenerator<number, readonly PictureOfFive[], void> {
    const all: PictureOfFive[] = [];
    for (let done = 0; done < pictures; done += TOGETHER) {
      const chunk = places.slice(done, done + TOGETHER).map((picture, i) => {
        const place = done + i;
        const real = distributions[place].real!();
        const metric = decoderMetric(layers, real.mean);
        return { picture, place, real, metric, precision: precisionOf(metric, real.priorVariance) };
      });
      const work = bestPlaces(
        subject,
        chunk.map(({ picture, place, metric }) => searchOf(subject, picture, distributions[place], metric)),
      );
      const found = yield* mapped(work, () => done);
      found.forEach((best, i) => {
        const { picture, place, real, metric, precision } = chunk[i];
        all.push({ ...real, metric, precision, oneDraw: sampled[place].variance, picture: pictureOf() });

        function pictureOf(): SectionFivePicture {
          const nllAtMean = nllAt(picture, real.mean);
          const nllAtFound = nllAt(picture, best.z);
          // Of a search in float32 the start may still be better, in the last digits.
          const isFound = nllAtFound <= nllAtMean;
          return {
            term1: spec
              .klByDimension(posteriors[place], network.settings)
              .reduce((sum, value) => sum + value, 0),
            term2: sampled[place].mean,
            nllAtBest: isFound ? nllAtFound : nllAtMean,
            best: [...(isFound ? best.z : real.mean)],
            start: isFound ? best.start : 0,
            nllAtMean,
            halfTrace: halfTraceOf(metric, real),
          };
        }
      });
      yield all.length;
    }
    return all;
  }
}

function theoremTwo(
  geometry: ModelGeometry,
  posteriors: readonly Posterior[],
  settings: CommonSettings,
): SectionFive['bounds'] {
  const [{ head, prior }] = posteriors;
  const heads = Float32Array.from(posteriors.flatMap((one) => Array.from(one.head)));
  const { dimensions } = term1Geometry(geometry, heads, prior, head.length, settings);
  const { eq5, eq6, centroidToPrior } = totalOf(dimensions);
  return { eq5, eq6, centroidToPrior };
}

/** tr(G V) / 2 of a diagonal V. */
const halfTraceOf = (metric: readonly (readonly number[])[], { variance }: RealLatent) =>
  variance.reduce((sum, value, j) => sum + (value * metric[j][j]) / 2, 0);
