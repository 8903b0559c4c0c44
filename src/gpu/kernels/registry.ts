/** Every fused operation, one line each: what the self-check and the tests go through. */
import { adamOfOne, adamOfTwo } from './adam/adam';
import { bernoulliGradientKernel, bernoulliKernel } from './bernoulli/bernoulli';
import type { AnyKernel } from './define-kernel';

export const kernels: readonly AnyKernel[] = [adamOfOne, adamOfTwo, bernoulliKernel, bernoulliGradientKernel];
