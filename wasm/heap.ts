/** Everything that JavaScript may call; src/gpu/heap/kernels.ts has the same as types. Addresses are those of tensors; a call leaves nothing behind but its results. */
export { adam } from './adam';
export { addBiases, columnSums, throughRelu } from './dense';
export { multiply, scratchOfMultiply } from './multiply';
export { fillGumbel, fillNormal } from './random';
