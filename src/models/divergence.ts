/** What may be trained in term1's place, as tensors: the reverse KL and Renyi's divergence of posteriors from a prior (definition 30). References: math/testing/divergences. */
import { tf, type Tensor, type Tensor2D } from '../gpu/tf';
import type { Values } from '../schema/field';
import type { divergenceFields } from './fields';

type Divergence = Values<typeof divergenceFields>;

/** False where the objective's divergence is the KL that term1 is. */
export const isOther = ({ divergence }: Divergence): boolean => divergence !== 'kl';

/**
 * Of categories by logits, [n, d, C] and the prior's [d, C] -> [n, d] nats: sum p (log p - log q), or
 * log sum q^a p^(1-a) / (a - 1).
 */
export function ofCategories(
  posterior: Tensor,
  prior: Tensor,
  { divergence, renyiOrder: a }: Divergence,
): Tensor2D {
  const [logQ, logP] = [posterior, prior].map((logits) => tf.logSoftmax(logits));
  if (divergence === 'reverse') return tf.sum(tf.mul(tf.exp(logP), tf.sub(logP, logQ)), 2) as Tensor2D;
  const mixed = tf.add(tf.mul(logQ, a), tf.mul(logP, 1 - a));
  return tf.mul(tf.logSumExp(mixed, 2), 1 / (a - 1)) as Tensor2D;
}

interface Normal {
  readonly mean: Tensor;
  readonly logVariance: Tensor;
}

/**
 * Of Gaussians, [n, d] and the prior's [d] -> [n, d] nats. With u = log of the variances' ratio q : p, s of the prior and
 * w = a + (1 - a) e^u, Renyi's is (log(w) / (1 - a) - u + a (mu - m)^2 / (s^2 w)) / 2.
 */
export function ofNormals(q: Normal, p: Normal, { divergence, renyiOrder: a }: Divergence): Tensor2D {
  const u = tf.sub(q.logVariance, p.logVariance);
  const distance = tf.square(tf.sub(q.mean, p.mean));
  if (divergence === 'reverse') {
    const excess = tf.sub(tf.add(tf.exp(tf.neg(u)), u), 1);
    return tf.mul(tf.add(tf.mul(distance, tf.exp(tf.neg(q.logVariance))), excess), 0.5) as Tensor2D;
  }
  const w = tf.add(tf.mul(tf.exp(u), 1 - a), a);
  const logs = tf.sub(tf.mul(tf.log(w), 1 / (1 - a)), u);
  const places = tf.div(tf.mul(tf.mul(distance, a), tf.exp(tf.neg(p.logVariance))), w);
  return tf.mul(tf.add(logs, places), 0.5) as Tensor2D;
}
