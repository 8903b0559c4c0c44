/** The operations of an exponential family on the grid: its logits are its parameters times a table of statistics. */
import { tf } from '../../gpu/tf';
import { klCoarseGrain, sampleCoarseGrain } from './coarse-grain';
import type { GridOperations } from './grid-operations';
import { sampleInverseCdf } from './inverse-cdf';
import { tableTensor, type StatisticsTable } from './tables';

export const linearOperations = (statistics: StatisticsTable): GridOperations => ({
  sample: (b, gumbel, temperature) => sampleCoarseGrain(b, gumbel, temperature, statistics),
  sampleExact: (b, u) => sampleInverseCdf(b, u, statistics),
  kl: (posterior, prior) => klCoarseGrain(posterior, prior, statistics),
  logits: (b) => tf.matMul(b, tableTensor(statistics)),
});
