/** What is audited: a network at its best, on test pictures, and how an audit addresses its noise. */
import type { Binarise } from '../../data/pixels';
import type { Dataset } from '../../data/dataset';
import { keyOf, type Key } from '../../math/random';
import type { Posterior } from '../../models/contract';
import type { LatentDistribution } from '../../models/latent/distribution';
import { tf } from '../../gpu/tf';
import { evaluationPictures } from '../evaluate';
import { encode, priorOf, type Network } from '../network';

export interface Subject {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly seed: number;
  /** What the run evaluates its terms on; importance weighting takes both kinds of pixels whatever it is. */
  readonly binarise: Binarise;
  /** The evaluation T; null for a model without one. */
  readonly temperature: number | null;
}

/** What of an audit draws random numbers. */
export type AuditPurpose = 'hard' | 'importance' | 'prior' | `relaxed/${number}`;

export function auditKey({ network, seed }: Subject, purpose: AuditPurpose): Key {
  return keyOf(seed, `${network.model.spec.id}/audit/${purpose}`);
}

/** Places in the data set of the first so many test pictures. */
export function testPictures({ dataset }: Subject, count: number): number[] {
  return Array.from({ length: count }, (_, i) => dataset.split.test.first + i);
}

/** Posteriors of pictures, as numbers; yields between chunks how many are done. */
export async function* posteriorsOf(
  { network, dataset, binarise }: Subject,
  pictures: readonly number[],
): AsyncGenerator<number, readonly Posterior[], void> {
  const prior = (await Promise.all(priorOf(network).map((variable) => variable.data()))).flatMap((values) => [
    ...values,
  ]);
  const posteriors: Posterior[] = [];
  for (let from = 0; from < pictures.length; from += CHUNK) {
    const own = pictures.slice(from, from + CHUNK);
    const head = tf.tidy(() => encode(network, evaluationPictures(dataset, own, binarise)));
    const values = Float32Array.from(await head.data());
    const each = head.shape[1];
    head.dispose();
    own.forEach((_, i) => posteriors.push({ head: values.subarray(i * each, (i + 1) * each), prior }));
    yield posteriors.length;
  }
  return posteriors;
}
const CHUNK = 500;

export function distributionOf({ network }: Subject, posterior: Posterior): LatentDistribution {
  return network.model.spec.distribution(posterior, network.settings);
}
