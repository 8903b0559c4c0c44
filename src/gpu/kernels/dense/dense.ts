/** A dense layer with bias and ReLU in one dispatch, and its backward pass in two (section 4). Its reference is math/dense. */
import { denseForward, denseGradient, type Activation } from '../../../math/dense';
import type { TensorInfo } from '../../tf';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import {
  denseByFourWgsl,
  denseInputGradientByFourWgsl,
  denseParametersGradientByFourWgsl,
} from './dense-by-four.wgsl';
import {
  forwardProduct,
  inputGradientProduct,
  parametersGradientProduct,
  type Product,
} from './dense-products.wgsl';
import { registersWgsl, TILE, WORKGROUP } from './dense-registers.wgsl';
import { SHARED_TILE, sharedWgsl } from './dense-shared.wgsl';
import { SPLIT_TILE, splitWgsl } from './dense-split.wgsl';
import { plannedVariant, variants, type ProductName, type Sizes, type Variant } from './plan';

export interface DenseAttributes {
  readonly activation: Activation;
  /** How sums are made; as the plan has it where not said. */
  readonly variant?: Variant;
}

interface Programs {
  readonly product: (activation: Activation) => Product;
  /** `registers` where all widths are multiples of four. */
  readonly byFour: (activation: Activation) => string;
}

const programs: Record<ProductName, Programs> = {
  forward: { product: forwardProduct, byFour: denseByFourWgsl },
  dx: { product: inputGradientProduct, byFour: denseInputGradientByFourWgsl },
  dW: { product: parametersGradientProduct, byFour: denseParametersGradientByFourWgsl },
};

const tilesOf = ([rows, columns]: Sizes, tile: number) => Math.ceil(rows / tile) * Math.ceil(columns / tile);

/** Program and workgroups of each variant. */
const kinds: Record<Variant, { wgsl(product: Product): string; workgroups(sizes: Sizes): number }> = {
  registers: { wgsl: registersWgsl, workgroups: (sizes) => Math.ceil(tilesOf(sizes, TILE) / WORKGROUP) },
  shared: { wgsl: sharedWgsl, workgroups: (sizes) => tilesOf(sizes, SHARED_TILE) },
  split: { wgsl: splitWgsl, workgroups: (sizes) => tilesOf(sizes, SPLIT_TILE) },
};

function multiply(
  backend: unknown,
  name: ProductName,
  { activation, variant }: DenseAttributes,
  buffers: readonly TensorInfo[],
  sizes: Sizes,
  [width, out]: readonly number[],
): void {
  const kind = variant ?? plannedVariant(name, sizes);
  const { product, byFour } = programs[name];
  const vectors = kind === 'registers' && width % 4 === 0 && out % 4 === 0;
  const code = vectors ? byFour(activation) : kinds[kind].wgsl(product(activation));
  const uniforms = [word(sizes[0]), word(sizes[1]), word(sizes[2])] as const;
  record(backend, {
    label: `dense ${name}`,
    code,
    buffers,
    uniforms,
    workgroups: kinds[kind].workgroups(sizes),
  });
}

type Name = 'x' | 'weights' | 'biases' | 'y' | 'dy';

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
    y: uniformNumbers('dense/y', [n, out], -1, 1),
    dy: uniformNumbers('dense/dy', [n, out], -1, 1),
  },
  attributes: { activation, variant },
  // Sums one after the other: their roundings grow like their length at worst.
  roundings: Math.max(n, width, out),
  scale: 2,
});

const casesOf = (variant: Variant) => [
  caseOf(5, 9, 7, 'relu', variant),
  caseOf(1, 3, 1, 'linear', variant),
  caseOf(33, 12, 36, 'relu', variant),
  caseOf(4, 70, 41, 'linear', variant),
  caseOf(6, 4, 68, 'linear', variant),
];

const [first, ...rest] = variants.flatMap(casesOf);
const cases = [first, ...rest] as const;

/** dy, y [n, out], weights [in, out] -> dx [n, in]. */
export const denseInputGradientKernel = defineKernel<'dy' | 'y' | 'weights', 'gradient', DenseAttributes>({
  name: 'DenseInputGradient',
  inputs: ['dy', 'y', 'weights'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { dy, y, weights }, attributes) {
        const [n, out] = dy.shape;
        const [width] = weights.shape;
        const gradient = uninitialised(backend, [n, width]);
        const given = attributes.activation === 'relu' ? [dy, y] : [dy];
        const buffers = [...given, weights, gradient];
        multiply(backend, 'dx', attributes, buffers, [n, width, out], [width, out]);
        return { gradient };
      },
    },
  },
  reference({ dy, y, weights }, { activation }) {
    const [width, out] = weights.shape;
    const x = new Float64Array((dy.values.length / out) * width);
    const layer = { x, weights: weights.values, biases: new Float64Array(out), activation };
    return { gradient: denseGradient(layer, y.values, dy.values).x };
  },
  gradient: { none: 'it is the gradient of the layer' },
  cases,
});

/** x [n, in], dy, y [n, out] -> dW [in, out], db [out]. */
export const denseParametersGradientKernel = defineKernel<
  'x' | 'dy' | 'y',
  'weights' | 'biases',
  DenseAttributes
>({
  name: 'DenseParametersGradient',
  inputs: ['x', 'dy', 'y'],
  outputs: ['weights', 'biases'],
  implementations: {
    webgpu: {
      compute(backend, { x, dy, y }, attributes) {
        const [n, width] = x.shape;
        const out = dy.shape[1];
        const weights = uninitialised(backend, [width, out]);
        const biases = uninitialised(backend, [out]);
        const given = attributes.activation === 'relu' ? [dy, y] : [dy];
        const buffers = [...given, x, weights, biases];
        multiply(backend, 'dW', attributes, buffers, [width, out, n], [width, out]);
        return { weights, biases };
      },
    },
  },
  reference({ x, dy, y }, { activation }) {
    const [width, out] = [x.shape[1], dy.shape[1]];
    const parameters = { weights: new Float64Array(width * out), biases: new Float64Array(out) };
    return denseGradient({ x: x.values, ...parameters, activation }, y.values, dy.values);
  },
  gradient: { none: 'it is the gradient of the layer' },
  cases,
});

/** x [n, in], weights [in, out], biases [out] -> y [n, out], differentiable by those inputs. */
const denseBy = (name: string, by: readonly ('x' | 'weights' | 'biases')[]) =>
  defineKernel<'x' | 'weights' | 'biases', 'y', DenseAttributes>({
    name,
    inputs: ['x', 'weights', 'biases'],
    outputs: ['y'],
    implementations: {
      webgpu: {
        compute(backend, { x, weights, biases }, attributes) {
          const [n, width] = x.shape;
          const out = weights.shape[1];
          const y = uninitialised(backend, [n, out]);
          multiply(backend, 'forward', attributes, [x, weights, biases, y], [n, out, width], [width, out]);
          return { y };
        },
      },
    },
    reference: ({ x, weights, biases }, { activation }) => ({
      y: denseForward({ x: x.values, weights: weights.values, biases: biases.values, activation }),
    }),
    gradient: {
      of: 'y',
      by,
      saves: ['x', 'weights', 'y'],
      backward: (dy, { x, weights, y }, attributes) => ({
        ...denseParametersGradientKernel.run({ x, dy, y }, attributes),
        ...(by.includes('x') && { x: denseInputGradientKernel.run({ dy, y, weights }, attributes).gradient }),
      }),
    },
    cases,
  });

export const denseKernel = denseBy('Dense', ['x', 'weights', 'biases']);
/** For an input that needs no gradient, which saves the largest product of the backward pass. */
export const denseOfPicturesKernel = denseBy('DenseOfPictures', ['weights', 'biases']);
