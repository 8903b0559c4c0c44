/** Importance-weighted NLL of test pictures under one reading, on grey and on binarised pixels from the same decoded samples. */
import type { ImportanceWeighted, Reading } from '../../experiment/audit';
import { importanceWeightedBlocks, meanAndError } from '../../math/importance-weighting';
import type { Binarise } from '../../data/pixels';
import type { Draws } from '../../models/latent/distribution';
import { decoded } from './decoded';
import { auditKey, type Subject } from './subject';

/** Grey as they are; binarised by the data set's static draw, which is the same for all models and seeds. */
const kinds: readonly { readonly pixels: ImportanceWeighted['pixels']; readonly binarise: Binarise }[] = [
  { pixels: 'grey', binarise: 'none' },
  { pixels: 'binarised', binarise: 'static' },
];

/** 1, 10, 100, ... below K, and K. */
function sampleCounts(most: number): number[] {
  const counts: number[] = [];
  for (let samples = 1; samples < most; samples *= 10) counts.push(samples);
  return [...counts, most];
}

/** Nats to 1e-4: far below the noise, and half the bytes of a record. */
const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

interface ImportanceTake {
  readonly subject: Subject;
  readonly reading: Reading;
  readonly pictures: readonly number[];
  readonly drawsOf: (place: number) => Draws;
  /** K. */
  readonly samples: number;
}

/** Yields how many pictures are done. Biased upwards (math/importance-weighting), the more the fewer samples. */
export async function* importanceWeighted(
  take: ImportanceTake,
): AsyncGenerator<number, ImportanceWeighted[], void> {
  const { subject, reading, pictures, drawsOf, samples } = take;
  const key = auditKey(subject, 'importance');
  const counts = sampleCounts(samples);
  /** By kind, by K and by picture. */
  const nll = kinds.map(() => counts.map((): number[] => []));
  const effective = kinds.map(() => counts.map(() => 0));
  const work = decoded({
    subject,
    pictures,
    drawsOf,
    samples,
    key,
    pixels: kinds.map(({ binarise }) => binarise),
  });
  let done = 0;
  for await (const block of work) {
    for (const picture of block)
      kinds.forEach((_, kind) => {
        const logWeights = picture.logWeights.map((weight, k) => weight - picture.nll[kind][k]);
        counts.forEach((count, at) => {
          const estimate = importanceWeightedBlocks(logWeights, count);
          nll[kind][at].push(estimate.nll);
          effective[kind][at] += estimate.effectiveSamples;
        });
      });
    yield (done += block.length);
  }
  return kinds.map(({ pixels }, kind) => ({
    reading,
    pixels,
    points: counts.map((count, at) => ({
      samples: count,
      nll: meanAndError(nll[kind][at]),
      effectiveSamples: effective[kind][at] / pictures.length,
    })),
    nllByPicture: nll[kind][counts.length - 1].map(rounded),
  }));
}
