/** How many pictures each stage of an audit takes, and how much work it is, in pictures decoded once: for a progress bar, so roughly. */
import type { LatentDistribution } from '../../models/latent/distribution';
import type { AuditTake } from './audit-take';
import { LOWEST_T_OF_PRODUCTS } from './relaxed-counts';

export type Stage = 'paper' | 'encode' | 'hard' | 'simplex' | 'weigh' | 'densities' | 'weigh relaxed';

/** Most pictures whose relaxed density is measured; fewer where products underflow and a plain loop takes their place. */
const MOST_MEASURED = 1000;
const MOST_BY_PLAIN_LOOP = 200;
/** Logits of the grid points of so many are held at once: 64 MB. */
const MOST_LOGITS = 2 ** 23;
/** Work of one grid point of one picture's density: 20,480 samples against the half million weights of a decoder. */
const DENSITY = 0.09;

export interface Plan {
  /** Pictures whose KL of z or y is measured. */
  readonly picturesMeasured: number;
  /** 0 for a stage that this model has not. */
  readonly costs: Readonly<Record<Stage, number>>;
}

export function planOf(
  { subject, pictures, termPictures, samples }: AuditTake,
  { reading, relaxed }: LatentDistribution,
): Plan {
  const categories = relaxed && relaxed.by !== 'closed form' ? relaxed.categories.prior : [];
  const points = categories.reduce((sum, logits) => sum + logits.length, 0);
  const counted = relaxed?.by === 'histogram';
  const plain = counted && (subject.temperature ?? 1) < LOWEST_T_OF_PRODUCTS;
  const most = plain ? MOST_BY_PLAIN_LOOP : MOST_MEASURED;
  const measured = Math.max(2, Math.min(pictures, most, Math.floor(MOST_LOGITS / Math.max(1, points))));
  const densities = points * DENSITY * (measured + 500) * (plain ? 8 : 1);
  return {
    picturesMeasured: measured,
    costs: {
      paper: termPictures,
      encode: termPictures / 2,
      hard: reading === 'hard' ? termPictures : 0,
      simplex: (measured * points) / 1000,
      weigh: pictures * samples,
      densities: counted ? densities : 0,
      'weigh relaxed': counted ? measured * samples : 0,
    },
  };
}
