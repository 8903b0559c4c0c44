/** KL of y on the simplex by picture and dimension: theorem 1's other end, and for Cat-VAE the KL of what the decoder sees. */
import { concreteKl } from '../../math/concrete-divergence';
import type { Categories } from '../../models/latent/distribution';

/** KL(Con(beta, T) : Con(alpha, T)), whatever T, [pictures][d] nats: exact but for rounding. Yields how many pictures are done. */
export async function* simplexKl(
  pictures: number,
  of: (place: number) => Categories,
): AsyncGenerator<number, number[][], void> {
  const kl: number[][] = [];
  while (kl.length < pictures) {
    const { posterior, prior } = of(kl.length);
    kl.push(posterior.map((logits, j) => concreteKl(logits, prior[j])));
    if (kl.length % PICTURES_OF_A_CHUNK === 0) yield kl.length;
  }
  return kl;
}
const PICTURES_OF_A_CHUNK = 20;
