/** Everything that JavaScript may call; src/gpu/heap/kernels.ts has the same as types. Addresses are those of tensors; a call leaves nothing behind but its results. */
export { adam } from './adam';
export { bernoulli } from './bernoulli';
export { klCoarseGrain, klPriorGradient, priorOfCoarseGrain, sampleCoarseGrain } from './coarse-grain';
export { concrete, concreteGradient, klToUniform } from './concrete';
export { addBiases, columnSums, throughRelu } from './dense';
export { sampleInverseCdf } from './inverse-cdf';
export { maxPool, maxPoolGradient } from './max-pool';
export { klMixture, priorOfMixture, sampleMixture, sampleMixtureCells } from './mixture';
export { multiply, scratchOfMultiply } from './multiply';
export { fillGumbel, fillNormal } from './random';
export { scaleRows } from './rows';
export { overlay, patches } from './windows';
