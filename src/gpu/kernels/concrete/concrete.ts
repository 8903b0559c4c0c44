/** Concrete samples of every latent variable with their noise drawn inside, and their gradient (section 3.2). Its reference is math/concrete. */
import { concreteFromGumbel } from '../../../math/concrete';
import { keyOf } from '../../../math/random';
import { float, record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { addressUniforms, gumbelAt, type NoiseAddress } from '../noise-stream';
import { uniformNumbers } from '../numbers';
import { concreteGradientWgsl, concreteWgsl, WORKGROUP } from './concrete.wgsl';

interface ConcreteAttributes extends NoiseAddress {
  /** L. */
  readonly samples: number;
  readonly latent: number;
  readonly temperature: number;
}

const slices = ({ values }: Numbers, length: number) =>
  Array.from({ length: values.length / length }, (_, i) =>
    Array.from({ length }, (_, k) => values[i * length + k]),
  );

/** The latent variable, picture d + dimension, that a row of y belongs to: (picture L + sample) d + dimension. */
const variableOf = (row: number, { samples, latent }: ConcreteAttributes) =>
  Math.floor(row / (latent * samples)) * latent + (row % latent);

const caseOf = (
  n: number,
  categories: number,
  size: number,
  attributes: ConcreteAttributes,
): Case<'logits' | 'y' | 'dy', ConcreteAttributes> => {
  const { samples, latent, temperature } = attributes;
  const rows = [n * samples, latent * categories];
  return {
    name: `n = ${n}, L = ${samples}, d = ${latent}, C = ${categories}, T = ${temperature}`,
    inputs: {
      logits: uniformNumbers('concrete/logits', [n, latent * categories], -size, size),
      y: uniformNumbers('concrete/y', rows, 0, 2 / categories),
      dy: uniformNumbers('concrete/dy', rows, -1, 1),
    },
    attributes,
    roundings: 8,
    // y moves by as much as (logits + g) / T is rounded, its gradient by 1 / T as much.
    scale: (8 + size) / temperature / Math.min(1, temperature),
  };
};
const key = keyOf(7, 'categorical/train');
const cases = [
  caseOf(3, 4, 2, { key, step: 0, byPicture: false, samples: 3, latent: 2, temperature: 0.7 }),
  caseOf(7, 10, 10, { key, step: 5, byPicture: true, samples: 1, latent: 3, temperature: 0.3 }),
] as const;

/** y, dy [n L, d C] -> gradient of the logits [n, d C]. */
export const concreteGradientKernel = defineKernel<'y' | 'dy', 'gradient', ConcreteAttributes>({
  name: 'ConcreteGradient',
  inputs: ['y', 'dy'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { y, dy }, { samples, latent, temperature }) {
        const [rows, width] = y.shape;
        const gradient = uninitialised(backend, [rows / samples, width]);
        record(backend, {
          label: 'Concrete gradient',
          code: concreteGradientWgsl,
          buffers: [y, dy, gradient],
          uniforms: [word(samples), word(latent), word(width / latent), float(temperature, 'temperature')],
          workgroups: Math.ceil(((rows / samples) * latent) / WORKGROUP),
        });
        return { gradient };
      },
    },
  },
  reference({ y, dy }, attributes) {
    const categories = y.shape[1] / attributes.latent;
    const gradient = new Array<number>(y.values.length / attributes.samples).fill(0);
    const dyRows = slices(dy, categories);
    slices(y, categories).forEach((own, row) => {
      const mean = own.reduce((sum, value, c) => sum + value * dyRows[row][c], 0);
      own.forEach((value, c) => {
        const share = (value * (dyRows[row][c] - mean)) / attributes.temperature;
        gradient[variableOf(row, attributes) * categories + c] += share;
      });
    });
    return { gradient };
  },
  gradient: { none: 'it is the gradient of the sample' },
  cases,
});

/** logits [n, d C] -> y [n L, d C]. */
export const concreteKernel = defineKernel<'logits', 'y', ConcreteAttributes>({
  name: 'Concrete',
  inputs: ['logits'],
  outputs: ['y'],
  implementations: {
    webgpu: {
      compute(backend, { logits }, attributes) {
        const { samples, latent, temperature } = attributes;
        const [n, width] = logits.shape;
        const y = uninitialised(backend, [n * samples, width]);
        record(backend, {
          label: 'Concrete sample',
          code: concreteWgsl,
          buffers: [logits, y],
          uniforms: [
            ...addressUniforms(attributes),
            word(samples),
            word(latent),
            word(width / latent),
            float(temperature, 'temperature'),
          ],
          workgroups: Math.ceil((n * samples * latent) / WORKGROUP),
        });
        return { y };
      },
    },
  },
  reference({ logits }, attributes) {
    const categories = logits.shape[1] / attributes.latent;
    const variables = slices(logits, categories);
    const each = logits.shape[1] * attributes.samples;
    const y = Array.from({ length: variables.length * attributes.samples }, (_, row) =>
      concreteFromGumbel(
        variables[variableOf(row, attributes)],
        gumbelAt(attributes, row * categories, categories, each),
        attributes.temperature,
      ),
    );
    return { y: y.flat() };
  },
  gradient: {
    of: 'y',
    by: ['logits'],
    saves: ['y'],
    backward: (dy, { y }, attributes) => ({
      logits: concreteGradientKernel.run({ y, dy }, attributes).gradient,
    }),
  },
  cases,
});
