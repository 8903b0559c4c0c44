/** CG-BPEF-VAE's tensor half: polynomial coefficients on a grid, Concrete samples reduced to z in [-1, 1]. */
import { coarseGrainKernel } from '../../gpu/kernels/coarse-grain/coarse-grain';
import { inverseCdfKernel } from '../../gpu/kernels/inverse-cdf/inverse-cdf';
import { klCoarseGrainKernel } from '../../gpu/kernels/kl-coarse-grain/kl-coarse-grain';
import type { Tensor2D } from '../../gpu/tf';
import { coefficientsOfMoments } from '../../math/bregman-newton';
import { gridBasis } from '../../math/grid-basis';
import type { TensorModel } from '../contract';
import { gridModel, type FusedOperations } from '../grid/grid-model';
import { linearOperations } from '../grid/linear-operations';
import { monomials } from '../grid/tables';
import { cgBpefSpec, type CgBpefSettings } from './spec';

const fusedWith = (gridPoints: number): FusedOperations => ({
  kl: (posterior, prior) => klCoarseGrainKernel.apply({ posterior, prior }, { gridPoints }) as Tensor2D,
  sample: (coefficients, attributes) => coarseGrainKernel.apply({ coefficients }, attributes) as Tensor2D,
  sampleExact: (coefficients, attributes) => inverseCdfKernel.apply({ coefficients }, attributes) as Tensor2D,
});

/** All three kernels have the same backends. */
export const cgBpefModel: TensorModel<CgBpefSettings> = gridModel<CgBpefSettings>(
  cgBpefSpec,
  ({ polynomialOrder, gridPoints }) => ({
    size: polynomialOrder,
    isUniformAtZero: true,
    operations: linearOperations(monomials(polynomialOrder, gridPoints)),
    fused: klCoarseGrainKernel.available() ? fusedWith(gridPoints) : null,
  }),
  {
    basis: ({ polynomialOrder, gridPoints }) => gridBasis(polynomialOrder, gridPoints).values,
    parameters: (moments, { gridPoints }) => coefficientsOfMoments(moments, gridPoints),
  },
);
