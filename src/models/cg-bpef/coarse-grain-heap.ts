/** What coarse-grain.ts and inverse-cdf.ts need of a forward pass, computed row by row where wasm keeps its tensors; formulas are there. */
import type { Heap } from '../../gpu/heap/heap';
import type { Tensor, Tensor2D } from '../../gpu/tf';
import type { InverseCdfParts, KlParts, SampleParts } from './forward-parts';
import { paddedMonomialTable } from './tables';

export function sampleOnHeap(own: Heap, b: Tensor2D, gumbel: Tensor2D, temperature: number): SampleParts {
  const [rows, order] = b.shape;
  const points = gumbel.shape[1];
  const table = paddedMonomialTable(order, points);
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
    rows,
    order,
    points,
    1 / temperature,
    at(scratch),
  );
  return { z, covariance };
}

export function inverseCdfOnHeap(own: Heap, b: Tensor2D, u: Tensor, points: number): InverseCdfParts {
  const [rows, order] = b.shape;
  const table = paddedMonomialTable(order, points);
  const z = own.output([rows]);
  const derivative = own.output([rows, order]);
  const scratch = own.scratch(table.shape[1] + order);
  const to = [z, derivative, b, u, table].map(own.address);
  own.kernels.sampleInverseCdf(to[0], to[1], to[2], to[3], to[4], rows, order, points, own.address(scratch));
  return { z, derivative };
}

export function klOnHeap(own: Heap, b: Tensor2D, a: Tensor2D, points: number): KlParts {
  const [rows, order] = b.shape;
  const latent = a.shape[0];
  const table = paddedMonomialTable(order, points);
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
