export { adam } from './adam';
export { multiply, scratchOfMultiply } from './multiply';
