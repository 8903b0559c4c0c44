/** Where searches for (z^k)* begin, q's mean first, and with which inverse of the Hessian. Pure. */
import { keyOf } from '../../math/random';
import { shiftedInverse } from '../../math/section-five/precision';
import type { Matrix } from '../../math/section-five/symmetric';
import type { LatentDistribution } from '../../models/latent/distribution';
import { blankDistribution } from '../../models/latent/readings';
import type { Subject } from '../audit/subject';
import { fillers } from '../noise';
import type { Search } from './best-places';

/** Searches of a picture. */
export const STARTS = 10;
/** Searches begin with G and so much of P: less is no inverse where a dimension is collapsed, more makes their steps there too short. */
const RIDGE = 0.01;

/** Of a picture whose posterior is `own`, with a real z, and G at its mean. */
export function searchOf(subject: Subject, picture: number, own: LatentDistribution, metric: Matrix): Search {
  const { mean, priorVariance, low, high } = own.real!();
  return {
    ...{ picture, low, high },
    starts: [mean, ...draws(subject, picture, own)],
    covariance: shiftedInverse(
      metric,
      priorVariance.map((variance) => RIDGE / variance),
    ),
  };
}

/** Draws of q, and as many or one less of a head of zeros, a standard normal or even over a grid, [STARTS - 1][d]. Element j of draw k is counter (picture, k d + j). */
function draws({ network, seed }: Subject, picture: number, own: LatentDistribution): Float32Array[] {
  const { spec } = network.model;
  const count = STARTS - 1;
  const all = [own, blankDistribution(spec, network.settings)].map((one) => one.draws());
  const { noise, latent } = all[0];
  const key = keyOf(seed, `${spec.id}/section-five/starts`);
  const numbers = fillers[noise](new Float32Array(count * latent), key, picture);
  return Array.from({ length: count }, (_, k) => {
    const z = new Float32Array(latent);
    all[2 * k < count ? 0 : 1].draw(numbers, k * latent, z, 0);
    return z;
  });
}
