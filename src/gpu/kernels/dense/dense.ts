/** A dense layer with bias and ReLU in one dispatch, and its backward pass in two (section 4). Its reference is math/dense; nn/dense-stack puts layers together. */
import { denseForward, denseGradient, type Activation } from '../../../math/dense';
import { variantFor, variantNames, type ProductName, type Variant } from '../../kernel-plan/plan';
import type { TensorInfo } from '../../tf';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { programOf, type Sizes } from './variants';

interface DenseAttributes {
  /** Of this layer; for the gradient of its input, of the layer before. */
  readonly activation: Activation;
  /** The program to take instead of the plan's, to measure or examine it. */
  readonly variant?: Variant;
}

/** A layer's numbers of rows, inputs and outputs. */
type Layer = readonly [number, number, number];

const sizesOf: Record<ProductName, (layer: Layer) => Sizes> = {
  forward: ([rows, width, out]) => [rows, out, width],
  dx: ([rows, width, out]) => [rows, width, out],
  dW: ([rows, width, out]) => [width, out, rows],
};

function recordProduct(
  backend: unknown,
  product: ProductName,
  [rows, width, out]: Layer,
  { activation, variant = variantFor({ product, width, out, rows }) }: DenseAttributes,
  buffers: readonly TensorInfo[],
): void {
  const sizes = sizesOf[product]([rows, width, out]);
  const [first, second, third] = sizes;
  record(backend, {
    label: `dense ${product} by ${variant}`,
    buffers,
    uniforms: [word(first), word(second), word(third)],
    ...programOf(variant, product, activation, sizes),
  });
}

type Name = 'x' | 'weights' | 'biases' | 'dy';

const caseOf = (
  n: number,
  width: number,
  out: number,
  activation: Activation,
  variant: Variant,
): Case<Name, DenseAttributes> => ({
  name: `[${n}, ${width}] x [${width}, ${out}], ${activation}, ${variant}`,
  inputs: {
    x: uniformNumbers('dense/x', [n, width], -1, 1),
    weights: uniformNumbers('dense/weights', [width, out], -1, 1),
    biases: uniformNumbers('dense/biases', [out], -1, 1),
    dy: uniformNumbers('dense/dy', [n, out], -1, 1),
  },
  attributes: { activation, variant },
  // In whatever order a sum is taken, its roundings grow like its length at worst.
  roundings: Math.max(n, width, out),
  scale: 2,
});

const casesOf = (variant: Variant) =>
  [
    caseOf(5, 9, 7, 'relu', variant),
    caseOf(1, 3, 1, 'linear', variant),
    caseOf(33, 12, 36, 'relu', variant),
    caseOf(4, 50, 21, 'linear', variant),
    caseOf(6, 4, 68, 'linear', variant),
    caseOf(100, 1, 5, 'relu', variant),
  ] as const;
const cases = [
  ...casesOf('registers'),
  // More than one workgroup of the tallest tiles: in the forward product, in dx and in dW.
  caseOf(9, 4, 132, 'relu', 'registers'),
  caseOf(9, 132, 4, 'relu', 'registers'),
  caseOf(2, 68, 64, 'linear', 'registers'),
  ...variantNames.slice(1).flatMap(casesOf),
] as const;

/** dy [n, out], weights [in, out], x [n, in] -> dx [n, in], where x was answered by a ReLU only what it let through. */
export const denseInputGradientKernel = defineKernel<'dy' | 'weights' | 'x', 'gradient', DenseAttributes>({
  name: 'DenseInputGradient',
  inputs: ['dy', 'weights', 'x'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { dy, weights, x }, attributes) {
        const [n, out] = dy.shape;
        const [width] = weights.shape;
        const gradient = uninitialised(backend, [n, width]);
        const mask = attributes.activation === 'relu' ? [x] : [];
        recordProduct(backend, 'dx', [n, width, out], attributes, [dy, weights, ...mask, gradient]);
        return { gradient };
      },
    },
  },
  reference({ dy, weights, x }, { activation }) {
    const out = weights.shape[1];
    const layer = { x: x.values, weights: weights.values, biases: new Float64Array(out) };
    const { x: dx } = denseGradient({ ...layer, activation: 'linear' }, [], dy.values);
    return { gradient: dx.map((d, i) => (activation === 'relu' && !(x.values[i] > 0) ? 0 : d)) };
  },
  gradient: { none: 'it is the gradient of the layer' },
  cases,
});

/** x [n, in], dy [n, out] of before the activation -> dW [in, out], db [out]. */
export const denseParametersGradientKernel = defineKernel<'dy' | 'x', 'weights' | 'biases', DenseAttributes>({
  name: 'DenseParametersGradient',
  inputs: ['dy', 'x'],
  outputs: ['weights', 'biases'],
  implementations: {
    webgpu: {
      compute(backend, { dy, x }, attributes) {
        const [n, width] = x.shape;
        const out = dy.shape[1];
        const weights = uninitialised(backend, [width, out]);
        const biases = uninitialised(backend, [out]);
        recordProduct(backend, 'dW', [n, width, out], attributes, [dy, x, weights, biases]);
        return { weights, biases };
      },
    },
  },
  reference({ dy, x }) {
    const [width, out] = [x.shape[1], dy.shape[1]];
    const parameters = { weights: new Float64Array(width * out), biases: new Float64Array(out) };
    return denseGradient({ x: x.values, ...parameters, activation: 'linear' }, [], dy.values);
  },
  gradient: { none: 'it is the gradient of the layer' },
  cases,
});

/** x [n, in], weights [in, out], biases [out] -> y [n, out]. */
export const denseKernel = defineKernel<'x' | 'weights' | 'biases', 'y', DenseAttributes>({
  name: 'Dense',
  inputs: ['x', 'weights', 'biases'],
  outputs: ['y'],
  implementations: {
    webgpu: {
      compute(backend, { x, weights, biases }, attributes) {
        const [n, width] = x.shape;
        const out = weights.shape[1];
        const y = uninitialised(backend, [n, out]);
        recordProduct(backend, 'forward', [n, width, out], attributes, [x, weights, biases, y]);
        return { y };
      },
    },
  },
  reference: ({ x, weights, biases }, { activation }) => ({
    y: denseForward({ x: x.values, weights: weights.values, biases: biases.values, activation }),
  }),
  gradient: { none: 'nn/dense-stack goes backward through all layers at once' },
  cases,
});
