/** Draws of places in cells of given masses, one uniform a dimension, and how a place becomes what the decoder is fed. Pure. */
import { placeAt } from '../../math/cell-density';
import type { Draws } from './distribution';

/** What the decoder is fed of one dimension for the place cell + tau, 0 <= tau < 1. */
export interface Feed {
  /** Numbers a dimension. */
  readonly width: number;
  /** Whether tau matters. */
  readonly continuous: boolean;
  /** Where its one number lies, and from one category's to the next; null for more numbers. */
  readonly range: { readonly low: number; readonly high: number; readonly spacing: number } | null;
  /** Writes them at `at` of `z`. */
  write(place: number, z: Float32Array, at: number): void;
}

/** Places by inversion of running sums [d][cells]; `weights` are log p - log r of each cell. */
export function cellDraws(
  sums: readonly Float64Array[],
  weights: readonly Float64Array[],
  feed: Feed,
): Draws {
  return {
    noise: 'uniform',
    latent: sums.length,
    draw(noise, from, z, at) {
      let weight = 0;
      for (let j = 0; j < sums.length; j++) {
        const place = placeAt(sums[j], noise[from + j]);
        weight += weights[j][Math.floor(place)];
        feed.write(place, z, at + j * feed.width);
      }
      return weight;
    },
  };
}
