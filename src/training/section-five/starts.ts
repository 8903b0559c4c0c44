/** Where searches for (z^k)* begin, beside q's mean: draws of q, and draws that know nothing of the picture. Pure. */
import { keyOf } from '../../math/random';
import type { LatentDistribution } from '../../models/latent/distribution';
import { blankDistribution } from '../../models/latent/readings';
import type { Subject } from '../audit/subject';
import { fillers } from '../noise';

/** [count][d]; half of them, rounded up, of a head of zeros: a standard normal, or even over a grid. Element j of draw k is counter (picture, k d + j). */
export function startsOf(
  { network, seed }: Subject,
  picture: number,
  own: LatentDistribution,
  count: number,
): Float32Array[] {
  const { spec } = network.model;
  const all = [own, blankDistribution(spec, network.settings)].map((one) => one.draws());
  const { noise, latent } = all[0];
  const key = keyOf(seed, `${spec.id}/section-five/starts`);
  const numbers = fillers[noise](new Float32Array(count * latent), key, picture);
  return Array.from({ length: count }, (_, k) => {
    const z = new Float32Array(latent);
    all[2 * k < count - 1 ? 0 : 1].draw(numbers, k * latent, z, 0);
    return z;
  });
}
