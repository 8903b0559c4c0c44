/** Every fused operation, one line each: what the self-check and the tests go through. */
import { adamOfOne, adamOfTwo } from './adam/adam';
import { bernoulliGradientKernel, bernoulliKernel } from './bernoulli/bernoulli';
import { coarseGrainGradientKernel, coarseGrainKernel } from './coarse-grain/coarse-grain';
import { concreteGradientKernel, concreteKernel } from './concrete/concrete';
import type { AnyKernel } from './define-kernel';
import { denseInputGradientKernel, denseKernel, denseParametersGradientKernel } from './dense/dense';
import { gaussSampleGradientKernel, gaussSampleKernel } from './gauss/gauss-sample';
import { gatherKernel } from './gather/gather';
import { inverseCdfKernel } from './inverse-cdf/inverse-cdf';
import { klCoarseGrainGradientKernel, klCoarseGrainKernel } from './kl-coarse-grain/kl-coarse-grain';
import { klNormalGradientKernel, klNormalKernel } from './kl-normal/kl-normal';
import { klUniformKernel } from './kl-uniform/kl-uniform';
import { maxPoolGradientKernel, maxPoolKernel } from './max-pool/max-pool';
import { meanTermsGradientKernel, meanTermsKernel } from './mean-terms/mean-terms';
import { klMixtureGrainKernel, mixtureExactKernel, mixtureGrainKernel } from './mixture-grain/mixture-grain';
import { klTableGrainKernel, tableExactKernel, tableGrainKernel } from './table-grain/table-grain';
import { runningMeanKernel } from './running-mean/running-mean';
import { tallPartialsKernel, tallSumKernel } from './tall/tall';
import { overlayKernel, patchesKernel } from './windows/windows';

export const kernels: readonly AnyKernel[] = [
  adamOfOne,
  adamOfTwo,
  bernoulliKernel,
  bernoulliGradientKernel,
  coarseGrainKernel,
  coarseGrainGradientKernel,
  inverseCdfKernel,
  tableGrainKernel,
  tableExactKernel,
  klTableGrainKernel,
  mixtureGrainKernel,
  mixtureExactKernel,
  klMixtureGrainKernel,
  concreteKernel,
  concreteGradientKernel,
  gaussSampleKernel,
  gaussSampleGradientKernel,
  denseKernel,
  denseInputGradientKernel,
  denseParametersGradientKernel,
  klCoarseGrainKernel,
  klCoarseGrainGradientKernel,
  klNormalKernel,
  klNormalGradientKernel,
  klUniformKernel,
  gatherKernel,
  meanTermsKernel,
  meanTermsGradientKernel,
  runningMeanKernel,
  patchesKernel,
  overlayKernel,
  maxPoolKernel,
  maxPoolGradientKernel,
  tallPartialsKernel,
  tallSumKernel,
];
