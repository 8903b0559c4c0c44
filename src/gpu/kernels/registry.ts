/** Every fused operation, one line each: what the self-check and the tests go through. */
import { adamOfOne, adamOfTwo } from './adam/adam';
import { bernoulliGradientKernel, bernoulliKernel } from './bernoulli/bernoulli';
import { coarseGrainGradientKernel, coarseGrainKernel } from './coarse-grain/coarse-grain';
import { concreteGradientKernel, concreteKernel } from './concrete/concrete';
import type { AnyKernel } from './define-kernel';
import {
  denseInputGradientKernel,
  denseKernel,
  denseOfPicturesKernel,
  denseParametersGradientKernel,
} from './dense/dense';
import { gaussSampleGradientKernel, gaussSampleKernel } from './gauss/gauss-sample';

export const kernels: readonly AnyKernel[] = [
  adamOfOne,
  adamOfTwo,
  bernoulliKernel,
  bernoulliGradientKernel,
  coarseGrainKernel,
  coarseGrainGradientKernel,
  concreteKernel,
  concreteGradientKernel,
  gaussSampleKernel,
  gaussSampleGradientKernel,
  denseKernel,
  denseOfPicturesKernel,
  denseInputGradientKernel,
  denseParametersGradientKernel,
];
