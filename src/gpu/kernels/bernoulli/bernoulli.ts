/** The Bernoulli likelihood of logits by row, and its gradient: one dispatch each (section 2). Its reference is math/likelihood. */
import { bernoulliGradient, bernoulliNegativeLogLikelihood } from '../../../math/likelihood';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { bernoulliGradientWgsl, bernoulliWgsl, LANES } from './bernoulli.wgsl';

interface None {
  readonly [nothing: string]: never;
}

/** Row r of the logits and the pixels that it is compared with: L rows a picture. */
function pairs(logits: Numbers, x: Numbers): (readonly [number[], number[]])[] {
  const [rows, pixels] = logits.shape;
  const samples = rows / x.shape[0];
  const row = (of: Numbers, r: number) => Array.from(of.values).slice(r * pixels, (r + 1) * pixels);
  return Array.from({ length: rows }, (_, r) => [row(logits, r), row(x, Math.floor(r / samples))] as const);
}

const uniformsOf = (logits: readonly number[], x: readonly number[]) =>
  [word(logits[1]), word(logits[0] / x[0])] as const;

const cases = (roundings: number) =>
  [
    ['a picture', 1, 1, 70, 6],
    ['a batch of more than a workgroup, L = 3', 4, 3, 100, 6],
    ['large logits', 2, 1, 9, 90],
  ].map(([name, n, samples, pixels, size]): Case<'logits' | 'x' | 'dy', None> => {
    const [pictures, rows] = [Number(n), Number(n) * Number(samples)];
    return {
      name: String(name),
      inputs: {
        logits: uniformNumbers('bernoulli/logits', [rows, Number(pixels)], -Number(size), Number(size)),
        x: uniformNumbers('bernoulli/x', [pictures, Number(pixels)], 0, 1),
        dy: uniformNumbers('bernoulli/dy', [rows], -1, 1),
      },
      attributes: {},
      roundings,
    };
  }) as [Case<'logits' | 'x' | 'dy', None>, ...Case<'logits' | 'x' | 'dy', None>[]];

export const bernoulliGradientKernel = defineKernel<'logits' | 'x' | 'dy', 'gradient', None>({
  name: 'BernoulliGradient',
  inputs: ['logits', 'x', 'dy'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { logits, x, dy }) {
        const gradient = uninitialised(backend, logits.shape);
        record(backend, {
          label: 'Bernoulli gradient',
          code: bernoulliGradientWgsl,
          buffers: [logits, x, dy, gradient],
          uniforms: uniformsOf(logits.shape, x.shape),
          workgroups: Math.ceil((logits.shape[0] * logits.shape[1]) / LANES),
        });
        return { gradient };
      },
    },
  },
  reference: ({ logits, x, dy }) => ({
    gradient: pairs(logits, x).flatMap(([l, p], r) => bernoulliGradient(l, p).map((g) => g * dy.values[r])),
  }),
  gradient: { none: 'it is the gradient of the likelihood' },
  // The exponential of l is good to 3 + 2 |l| units, of a number that is small where |l| is large.
  cases: cases(16),
});

export const bernoulliKernel = defineKernel<'logits' | 'x', 'value', None>({
  name: 'Bernoulli',
  inputs: ['logits', 'x'],
  outputs: ['value'],
  implementations: {
    webgpu: {
      compute(backend, { logits, x }) {
        const value = uninitialised(backend, [logits.shape[0]]);
        record(backend, {
          label: 'Bernoulli likelihood',
          code: bernoulliWgsl,
          buffers: [logits, x, value],
          uniforms: uniformsOf(logits.shape, x.shape),
          workgroups: logits.shape[0],
        });
        return { value };
      },
    },
  },
  reference: ({ logits, x }) => ({
    value: pairs(logits, x).map(([l, p]) => bernoulliNegativeLogLikelihood(l, p)),
  }),
  gradient: {
    of: 'value',
    by: ['logits'],
    saves: ['logits', 'x'],
    backward: (dy, { logits, x }) => ({
      logits: bernoulliGradientKernel.run({ logits, x, dy }, {}).gradient,
    }),
  },
  // Positive terms: those of a lane one after the other, then six halvings.
  cases: cases(16),
});
