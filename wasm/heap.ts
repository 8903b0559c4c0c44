/** Everything that JavaScript may call; src/gpu/heap/kernels.ts has the same as types. Addresses are those of tensors, and nothing is kept between calls. */
export { adam } from './adam';
export { addBiases, columnSums, throughRelu } from './dense';
export { multiply, scratchOfMultiply } from './multiply';
