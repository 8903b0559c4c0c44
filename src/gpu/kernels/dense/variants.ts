/** Which program computes a product of a dense layer: the table of variants, each a program with its number of workgroups. */
import type { Activation } from '../../../math/dense';
import type { ProductName, Variant } from '../../kernel-plan/plan';
import {
  denseByFourWgsl,
  denseInputGradientByFourWgsl,
  denseParametersGradientByFourWgsl,
  HEIGHTS,
} from './dense-by-four.wgsl';
import { forward, inputGradient, parametersGradient, type Product } from './products.wgsl';
import { registersWgsl, TILE, WORKGROUP } from './registers.wgsl';
import { BLOCK, sharedWgsl } from './shared.wgsl';
import { splitWgsl, TILES } from './split.wgsl';

/** Rows, columns and inner length of a product. */
export type Sizes = readonly [number, number, number];

interface Program {
  readonly code: string;
  readonly workgroups: number;
}

const products: Record<ProductName, (activation: Activation) => Product> = {
  forward,
  dx: inputGradient,
  dW: parametersGradient,
};

const byFour: Record<ProductName, (activation: Activation) => string> = {
  forward: denseByFourWgsl,
  dx: denseInputGradientByFourWgsl,
  dW: denseParametersGradientByFourWgsl,
};

const tiles = ([rows, columns]: Sizes, height: number, width: number) =>
  Math.ceil(rows / height) * Math.ceil(columns / width);

const variants: Record<Variant, (name: ProductName, activation: Activation, sizes: Sizes) => Program> = {
  registers(name, activation, sizes) {
    const [rows, columns, inner] = sizes;
    // The layer's two widths, of which dx has one as its columns and dW has both as rows and columns.
    const widths = name === 'dW' ? [rows, columns] : [columns, inner];
    return widths.every((width) => width % 4 === 0)
      ? { code: byFour[name](activation), workgroups: Math.ceil(tiles(sizes, HEIGHTS[name], 4) / WORKGROUP) }
      : {
          code: registersWgsl(products[name](activation)),
          workgroups: Math.ceil(tiles(sizes, TILE, TILE) / WORKGROUP),
        };
  },
  shared: (name, activation, sizes) => ({
    code: sharedWgsl(products[name](activation)),
    workgroups: tiles(sizes, BLOCK, BLOCK),
  }),
  split: (name, activation, sizes) => ({
    code: splitWgsl(products[name](activation)),
    workgroups: Math.ceil(tiles(sizes, TILE, TILE) / TILES),
  }),
};

/** The program of one product in one variant, for matrices of those sizes. */
export const programOf = (
  variant: Variant,
  name: ProductName,
  activation: Activation,
  sizes: Sizes,
): Program => variants[variant](name, activation, sizes);
