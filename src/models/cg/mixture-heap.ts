/** A mixture's samples and eq. (4) computed row by row where wasm keeps its tensors, at K >= 2. References: math/polynomial-mixture, math/grid-family. */
import type { Heap } from '../../gpu/heap/heap';
import { mixtureScratch } from '../../gpu/heap/slices';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { scaledRows } from '../../nn/rows';
import { priorGradientOnHeap } from '../grid/coarse-grain-heap';
import type { InverseCdfParts, KlParts } from '../grid/forward-parts';
import type { GridOperations } from '../grid/grid-operations';
import { withKeptDerivative } from '../grid/kept-derivative';
import { monomials, paddedTensor } from '../grid/tables';
import type { FamilySettings } from './families/family';

function sampled(
  own: Heap,
  b: Tensor2D,
  gumbel: Tensor2D,
  temperature: number,
  { polynomialOrder: M, components: K, gridPoints: R }: FamilySettings,
): InverseCdfParts {
  const rows = b.shape[0];
  const places = paddedTensor(monomials(1, R));
  const z = own.output([rows]);
  const derivative = own.output(b.shape);
  const scratch = own.scratch(mixtureScratch(M, K, R, 3 + K));
  const [to, slope, from, noise, table, zeta, free] = [
    ...[z, derivative, b, gumbel, paddedTensor(monomials(M, R)), places, scratch],
  ].map(own.address);
  const sizes = [rows, M, K, R] as const;
  own.kernels.sampleMixture(to, slope, from, noise, table, zeta, ...sizes, 1 / temperature, free);
  return { z, derivative };
}

function sampledExactly(
  own: Heap,
  b: Tensor2D,
  u: Tensor,
  { polynomialOrder: M, components: K, gridPoints: R }: FamilySettings,
): InverseCdfParts {
  const rows = b.shape[0];
  const z = own.output([rows]);
  const derivative = own.output(b.shape);
  const scratch = own.scratch(mixtureScratch(M, K, R, 3));
  const parts = [z, derivative, b, u, paddedTensor(monomials(M, R)), scratch].map(own.address);
  const [to, slope, from, drawn, table, free] = parts;
  own.kernels.sampleMixtureCells(to, slope, from, drawn, table, rows, M, K, R, free);
  return { z, derivative };
}

function klParts(
  own: Heap,
  b: Tensor2D,
  a: Tensor2D,
  { polynomialOrder: M, components: K, gridPoints: R }: FamilySettings,
): KlParts {
  const rows = b.shape[0];
  const [latent, P] = a.shape;
  const powers = paddedTensor(monomials(M, R));
  const width = powers.shape[1];
  const value = own.output([rows / latent, latent]);
  const gradientB = own.output([rows, P]);
  const momentsQ = own.output([rows, P]);
  const momentsP = own.output([latent, P]);
  // Of the prior: log p, shares of the components, and their moments.
  const ofPrior = [[latent, width], [latent, K, width], [latent, K * M]].map((shape) => own.output(shape)); // prettier-ignore
  const scratch = own.scratch(mixtureScratch(M, K, R, 3));
  const at = own.address;
  const [logP, shares, centres] = ofPrior.map(at);
  const sizes = [latent, M, K, R, at(scratch)] as const;
  own.kernels.priorOfMixture(logP, shares, centres, at(momentsP), at(a), at(powers), ...sizes);
  const [to, slope, moments] = [value, gradientB, momentsQ].map(at);
  own.kernels.klMixture(to, slope, moments, logP, shares, centres, at(b), at(powers), rows, ...sizes);
  return { value, gradientB, momentsQ, momentsP };
}

export function mixtureOnHeap(
  own: Heap,
  settings: FamilySettings,
): Pick<GridOperations, 'sample' | 'sampleExact' | 'kl'> {
  const drawnBy = (b: Tensor2D, draw: (b: Tensor2D) => InverseCdfParts): Tensor =>
    withKeptDerivative(b, (b) => {
      const { z, derivative } = draw(b);
      return { value: z, derivative };
    });

  return {
    sample: (b, gumbel, temperature) => drawnBy(b, (b) => sampled(own, b, gumbel, temperature, settings)),

    sampleExact: (b, u) => drawnBy(b, (b) => sampledExactly(own, b, u, settings)),

    kl(posterior, prior) {
      const op = tf.customGrad((...args) => {
        const [b, a, save] = args as unknown as [Tensor2D, Tensor2D, tf.GradSaveFunc];
        const { value, gradientB, momentsQ, momentsP } = klParts(own, b, a, settings);
        save([gradientB, momentsQ, momentsP]);
        return {
          value,
          gradFunc: (dy, [gradientB, momentsQ, momentsP]) => [
            scaledRows(gradientB, dy),
            priorGradientOnHeap(own, dy, momentsP, momentsQ),
          ],
        };
      });
      return op(posterior, prior) as Tensor2D;
    },
  };
}
