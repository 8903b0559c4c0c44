/** Histograms of the relaxed z of many categories at one temperature under one noise: two matrix products a block, or a plain loop where these would underflow. */
import { tf, type Tensor2D } from '../../gpu/tf';
import { cellOf } from '../../math/cell-density';
import { relaxedMeans } from '../../math/concrete-histogram';
import type { Key } from '../../math/random';
import type { EqualCells } from '../../math/relaxed-ladder';
import { timesTransposed } from '../../nn/product';
import { gumbelTable } from '../noise';

/** Samples of a block of noise, whose z of so many columns are read back at once. */
const ROWS = 4096;
const COLUMNS = 500;

/**
 * Below it float32 may not hold the weights of the noise: -log u lies between 2^-24 and 16.7, so that exp((g - max g) / T) may be as
 * small as 3.6e-9^(1/T), and so may be the sum of a column that has its whole weight there.
 */
export const LOWEST_T_OF_PRODUCTS = 0.25;

interface CountTake {
  /** Logits of each column, [R]. */
  readonly columns: readonly (readonly number[])[];
  /** The grid, [R]. */
  readonly zeta: readonly number[];
  readonly temperature: number;
  /** Element r of sample s of block i is counter (i, s R + r). */
  readonly key: Key;
  readonly samples: number;
  readonly cells: EqualCells;
}

/**
 * Counts of z = y^T zeta, y ~ Con(logits, T), section 3.2, by column and cell, [columns cells], cells fastest. With n_sr = exp(g_sr / T)
 * and w_r = exp(logits_r / T), z_s = sum_r n_sr w_r zeta_r / sum_r n_sr w_r: all columns share the noise. Yields the samples counted
 * after each block.
 */
export async function* countRelaxed(take: CountTake): AsyncGenerator<number, Uint32Array, void> {
  const { columns, zeta, samples, temperature, cells, key } = take;
  const counts = new Uint32Array(columns.length * cells.count);
  const add = (column: number, z: ArrayLike<number>) => {
    for (let i = 0; i < z.length; i++) counts[column * cells.count + cellOf(cells, z[i])]++;
  };
  for (let block = 0, done = 0; done < samples; block++) {
    const rows = Math.min(ROWS, samples - done);
    const gumbel = gumbelTable(key, block, [rows, zeta.length]);
    if (temperature < LOWEST_T_OF_PRODUCTS) {
      const values = await gumbel.data();
      gumbel.dispose();
      columns.forEach((logits, column) => add(column, relaxedMeans(logits, zeta, values, temperature)));
    } else {
      const noise = weightsOf(gumbel, temperature);
      gumbel.dispose();
      for (let first = 0; first < columns.length; first += COLUMNS) {
        const own = columns.slice(first, first + COLUMNS);
        const z = relaxedProducts(noise, own, zeta, temperature);
        const values = await z.data();
        z.dispose();
        own.forEach((_, i) => add(first + i, values.subarray(i * rows, (i + 1) * rows)));
      }
      noise.dispose();
    }
    done += rows;
    yield done;
  }
  return counts;
}

/** exp(g / T) over the largest of its row, [rows, R]: in [0, 1]. */
function weightsOf(gumbel: Tensor2D, temperature: number): Tensor2D {
  return tf.tidy(() => tf.exp(tf.div(tf.sub(gumbel, tf.max(gumbel, 1, true)), temperature)));
}

/** z of every column and sample, [columns, rows]. */
function relaxedProducts(
  noise: Tensor2D,
  columns: readonly (readonly number[])[],
  zeta: readonly number[],
  temperature: number,
): Tensor2D {
  const weights = new Float32Array(columns.length * zeta.length);
  const weighted = new Float32Array(weights.length);
  columns.forEach((logits, column) => {
    const highest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
    for (let r = 0; r < zeta.length; r++) {
      const weight = Math.exp((logits[r] - highest) / temperature);
      weights[column * zeta.length + r] = weight;
      weighted[column * zeta.length + r] = weight * zeta[r];
    }
  });
  const shape: [number, number] = [columns.length, zeta.length];
  return tf.tidy(() => {
    const below = timesTransposed(tf.tensor2d(weights, shape), noise);
    return tf.div(timesTransposed(tf.tensor2d(weighted, shape), noise), below);
  });
}
