/** L of two heads of each picture under the third noise: the encoder's and the refined one, with the error of their difference. */
import type { RefinedPicture } from '../../experiment/refined';
import { tf, type Tensor1D, type Tensor2D } from '../../gpu/tf';
import { meanAndError, pairedDifference } from '../../math/importance-weighting';
import { samplesNoise } from '../noise';
import { headTerms } from './head-objective';
import type { Network } from '../network';

/** Rows decoded at once: 6 MB of logits of MNIST. */
const ROWS = 2048;

interface ReportTake {
  readonly network: Network;
  /** [n, pixels]. */
  readonly x: Tensor2D;
  /** Counters of their noise, [n]. */
  readonly places: readonly number[];
  readonly seed: number;
  readonly temperature: number;
}

/** [n]; heads [n, headSize] each. */
export async function reportHeads(
  { network, x, places, seed, temperature }: ReportTake,
  encoded: Float32Array,
  refined: Float32Array,
  samples: number,
): Promise<RefinedPicture[]> {
  const size = encoded.length / places.length;
  const together = Math.max(1, Math.floor(ROWS / samples));
  const found: RefinedPicture[] = [];
  for (let first = 0; first < places.length; first += together) {
    const own = places.slice(first, first + together);
    const n = own.length;
    const [term1, term2] = tf.tidy(() => {
      const pictures = tf.slice2d(x, [first, 0], [n, -1]);
      const noise = samplesNoise(network.model, network.settings, seed, 'refine/report', own, samples);
      const both = [encoded, refined].map((numbers) => {
        const head = tf.tensor2d(numbers.subarray(first * size, (first + n) * size), [n, size]);
        return headTerms({ network, x: pictures, temperature, noise }, head);
      });
      return [tf.concat(both.map(({ term1 }) => term1)), tf.concat(both.map(({ term2 }) => term2))];
    }) as [Tensor1D, Tensor1D];
    const [kl, nll] = [await term1.data(), await term2.data()];
    tf.dispose([term1, term2]);
    own.forEach((_, i) => {
      const [one, other] = [i, n + i];
      const [before, after] = [one, other].map((row) => nll.subarray(row * samples, (row + 1) * samples));
      const { mean, standardError } = pairedDifference(before, after);
      found.push({
        before: { term1: kl[one], term2: meanAndError(before).mean },
        after: { term1: kl[other], term2: meanAndError(after).mean },
        gain: { mean: kl[one] - kl[other] + mean, standardError },
      });
    });
  }
  return found;
}
