/** Gradients of a layer's weights and biases over very many rows, as convolutions have: parts of them at a time, so that a product of few numbers keeps many invocations busy. Reference: math/dense. */
import { denseGradient } from '../../../math/dense';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { PART, partialsWgsl, sumOfPartialsWgsl, TILE, WORKGROUP } from './tall.wgsl';

interface None {
  readonly [nothing: string]: never;
}

const partialsCase = (rows: number, width: number, out: number): Case<'dy' | 'x', None> => ({
  name: `[${rows}, ${width}] and [${rows}, ${out}]`,
  inputs: {
    dy: uniformNumbers('tall/dy', [rows, out], -1, 1),
    x: uniformNumbers('tall/x', [rows, width], -1, 1),
  },
  attributes: {},
  // In whatever order a part is summed, its roundings grow like its length at worst.
  roundings: Math.min(rows, PART),
  scale: 2,
});

/** x [n, in], dy [n, out] -> for each part of the rows dW and, as one more row, db: [parts, in + 1, out]. */
export const tallPartialsKernel = defineKernel<'dy' | 'x', 'partials', None>({
  name: 'TallPartials',
  inputs: ['dy', 'x'],
  outputs: ['partials'],
  implementations: {
    webgpu: {
      compute(backend, { dy, x }) {
        const [n, width] = x.shape;
        const out = dy.shape[1];
        const parts = Math.ceil(n / PART);
        const partials = uninitialised(backend, [parts, width + 1, out]);
        const tiles = Math.ceil(width / TILE) * Math.ceil(out / TILE);
        record(backend, {
          label: 'tall partials',
          code: partialsWgsl,
          buffers: [dy, x, partials],
          uniforms: [word(width), word(out), word(n)],
          workgroups: Math.ceil((parts * tiles) / WORKGROUP),
        });
        return { partials };
      },
    },
  },
  reference({ dy, x }) {
    const [n, width] = x.shape;
    const out = dy.shape[1];
    const rowsOf = (all: ArrayLike<number>, size: number, part: number) =>
      Array.from(all).slice(part * PART * size, (part + 1) * PART * size);
    const partials = Array.from({ length: Math.ceil(n / PART) }, (_, part) => {
      const layer = {
        x: rowsOf(x.values, width, part),
        weights: new Float64Array(width * out),
        biases: new Float64Array(out),
        activation: 'linear' as const,
      };
      const { weights, biases } = denseGradient(layer, [], rowsOf(dy.values, out, part));
      return [...weights, ...biases];
    });
    return { partials: partials.flat() };
  },
  gradient: { none: 'it is the gradient of a layer' },
  cases: [partialsCase(600, 9, 7), partialsCase(256, 4, 1), partialsCase(3, 13, 12)],
});

const sumCase = (parts: number, width: number, out: number): Case<'partials', None> => ({
  name: `${parts} parts of [${width}, ${out}]`,
  inputs: { partials: uniformNumbers('tall/partials', [parts, width + 1, out], -1, 1) },
  attributes: {},
  roundings: parts,
  scale: 1,
});

/** partials [parts, in + 1, out] -> dW [in, out], db [out]. */
export const tallSumKernel = defineKernel<'partials', 'weights' | 'biases', None>({
  name: 'TallSum',
  inputs: ['partials'],
  outputs: ['weights', 'biases'],
  implementations: {
    webgpu: {
      compute(backend, { partials }) {
        const [parts, rows, out] = partials.shape;
        const weights = uninitialised(backend, [rows - 1, out]);
        const biases = uninitialised(backend, [out]);
        record(backend, {
          label: 'tall sum',
          code: sumOfPartialsWgsl,
          buffers: [partials, weights, biases],
          uniforms: [word((rows - 1) * out), word(rows * out), word(parts)],
          workgroups: Math.ceil((rows * out) / WORKGROUP),
        });
        return { weights, biases };
      },
    },
  },
  reference({ partials }) {
    const [parts, rows, out] = partials.shape;
    const sums = Array.from({ length: rows * out }, (_, at) => {
      let sum = 0;
      for (let part = 0; part < parts; part++) sum += partials.values[part * rows * out + at];
      return sum;
    });
    return { weights: sums.slice(0, -out), biases: sums.slice(-out) };
  },
  gradient: { none: 'it is the gradient of a layer' },
  cases: [sumCase(3, 9, 7), sumCase(1, 2, 1), sumCase(40, 30, 5)],
});
