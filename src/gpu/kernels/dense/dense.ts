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
  denseInputGradientWgsl,
  denseParametersGradientWgsl,
  denseWgsl,
  TILE,
  WORKGROUP,
} from './dense.wgsl';

export interface DenseAttributes {
  readonly activation: Activation;
}

/** Rows, columns and inner length of a product. */
type Sizes = readonly [number, number, number];

const product = (
  backend: unknown,
  label: string,
  code: string,
  buffers: readonly TensorInfo[],
  [rows, columns, inner]: Sizes,
) =>
  record(backend, {
    label,
    code,
    buffers,
    uniforms: [word(rows), word(columns), word(inner)],
    workgroups: Math.ceil((Math.ceil(rows / TILE) * Math.ceil(columns / TILE)) / WORKGROUP),
  });

/** The program for a layer's widths: the faster one where both are multiples of four. */
const programFor = (
  [width, out]: readonly number[],
  activation: Activation,
  byFour: (activation: Activation) => string,
  other: (activation: Activation) => string,
) => (width % 4 === 0 && out % 4 === 0 ? byFour : other)(activation);

type Name = 'x' | 'weights' | 'biases' | 'y' | 'dy';

const caseOf = (
  n: number,
  width: number,
  out: number,
  activation: Activation,
): Case<Name, DenseAttributes> => ({
  name: `[${n}, ${width}] x [${width}, ${out}], ${activation}`,
  inputs: {
    x: uniformNumbers('dense/x', [n, width], -1, 1),
    weights: uniformNumbers('dense/weights', [width, out], -1, 1),
    biases: uniformNumbers('dense/biases', [out], -1, 1),
    y: uniformNumbers('dense/y', [n, out], -1, 1),
    dy: uniformNumbers('dense/dy', [n, out], -1, 1),
  },
  attributes: { activation },
  // Sums one after the other: their roundings grow like their length at worst.
  roundings: Math.max(n, width, out),
  scale: 2,
});

const cases = [
  caseOf(5, 9, 7, 'relu'),
  caseOf(1, 3, 1, 'linear'),
  caseOf(33, 12, 36, 'relu'),
  caseOf(4, 50, 21, 'linear'),
  caseOf(6, 4, 68, 'linear'),
] as const;

/** dy, y [n, out], weights [in, out] -> dx [n, in]. */
export const denseInputGradientKernel = defineKernel<'dy' | 'y' | 'weights', 'gradient', DenseAttributes>({
  name: 'DenseInputGradient',
  inputs: ['dy', 'y', 'weights'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { dy, y, weights }, { activation }) {
        const [n, out] = dy.shape;
        const [width] = weights.shape;
        const gradient = uninitialised(backend, [n, width]);
        const given = activation === 'relu' ? [dy, y] : [dy];
        const buffers = [...given, weights, gradient];
        const code = programFor(
          [width, out],
          activation,
          denseInputGradientByFourWgsl,
          denseInputGradientWgsl,
        );
        product(backend, 'dense dx', code, buffers, [n, width, out]);
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
      compute(backend, { x, dy, y }, { activation }) {
        const [n, width] = x.shape;
        const out = dy.shape[1];
        const weights = uninitialised(backend, [width, out]);
        const biases = uninitialised(backend, [out]);
        const given = activation === 'relu' ? [dy, y] : [dy];
        const buffers = [...given, x, weights, biases];
        const code = programFor(
          [width, out],
          activation,
          denseParametersGradientByFourWgsl,
          denseParametersGradientWgsl,
        );
        product(backend, 'dense dW', code, buffers, [width, out, n]);
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
        compute(backend, { x, weights, biases }, { activation }) {
          const [n, width] = x.shape;
          const out = weights.shape[1];
          const y = uninitialised(backend, [n, out]);
          const code = programFor([width, out], activation, denseByFourWgsl, denseWgsl);
          product(backend, 'dense', code, [x, weights, biases, y], [n, out, width]);
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
