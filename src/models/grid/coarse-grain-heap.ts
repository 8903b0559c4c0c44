/** What the coarse-grained models need of a forward pass over a table of statistics, computed row by row where wasm keeps its tensors; formulas are in src/models/cg-bpef/. */
import type { Heap } from '../../gpu/heap/heap';
import type { Tensor, Tensor2D } from '../../gpu/tf';
import type { InverseCdfParts, KlParts, SampleParts } from './forward-parts';
import { monomials, paddedTensor, type StatisticsTable } from './tables';

export function sampleOnHeap(
  own: Heap,
  b: Tensor2D,
  gumbel: Tensor2D,
  temperature: number,
  statistics: StatisticsTable,
): SampleParts {
  const rows = b.shape[0];
  const { order, points } = statistics;
  const table = paddedTensor(statistics);
  const places = paddedTensor(monomials(1, points));
  const z = own.output([rows]);
  const covariance = own.output([rows, order]);
  const scratch = own.scratch(table.shape[1]);
  const at = own.address;
  own.kernels.sampleCoarseGrain(
    at(z),
    at(covariance),
    at(b),
    at(gumbel),
    at(table),
    at(places),
    rows,
    order,
    points,
    1 / temperature,
    at(scratch),
  );
  return { z, covariance };
}

export function inverseCdfOnHeap(
  own: Heap,
  b: Tensor2D,
  u: Tensor,
  statistics: StatisticsTable,
): InverseCdfParts {
  const rows = b.shape[0];
  const { order, points, odd } = statistics;
  const table = paddedTensor(statistics);
  const z = own.output([rows]);
  const derivative = own.output([rows, order]);
  const scratch = own.scratch(table.shape[1] + order);
  const to = [z, derivative, b, u, table].map(own.address);
  const sizes = [rows, order, points] as const;
  own.kernels.sampleInverseCdf(to[0], to[1], to[2], to[3], to[4], ...sizes, odd, own.address(scratch));
  return { z, derivative };
}

export function klOnHeap(own: Heap, b: Tensor2D, a: Tensor2D, statistics: StatisticsTable): KlParts {
  const rows = b.shape[0];
  const latent = a.shape[0];
  const { order, points } = statistics;
  const table = paddedTensor(statistics);
  const value = own.output([rows / latent, latent]);
  const gradientB = own.output([rows, order]);
  const momentsQ = own.output([rows, order]);
  const momentsP = own.output([latent, order]);
  const partitions = own.output([latent]);
  const scratch = own.scratch(2 * table.shape[1] + order);
  const at = own.address;
  const prior = [latent, order, points, at(scratch)] as const;
  own.kernels.priorOfCoarseGrain(at(partitions), at(momentsP), at(a), at(table), ...prior);
  own.kernels.klCoarseGrain(
    at(value),
    at(gradientB),
    at(momentsQ),
    at(partitions),
    at(b),
    at(a),
    at(table),
    rows,
    ...prior,
  );
  return { value, gradientB, momentsQ, momentsP };
}

export function priorGradientOnHeap(own: Heap, dy: Tensor, momentsP: Tensor, momentsQ: Tensor): Tensor {
  const [latent, order] = momentsP.shape;
  const gradient = own.output([latent, order]);
  const [to, p, q, weights] = [gradient, momentsP, momentsQ, dy].map(own.address);
  own.kernels.klPriorGradient(to, p, q, weights, dy.size / latent, latent, order);
  return gradient;
}
