/** Gauss-VAE's term1 by picture and dimension, and its gradient (section 2). Its reference is math/gauss. */
import { klToStandardNormal, klToStandardNormalGradient } from '../../../math/gauss';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Numbers } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { klNormalGradientWgsl, klNormalWgsl, WORKGROUP } from './kl-normal.wgsl';

interface None {
  readonly [nothing: string]: never;
}

/** Mean and log-variance [d] of each picture. */
const picturesOf = ({ shape: [n, width], values }: Numbers) =>
  Array.from({ length: n }, (_, i) => ({
    mean: Array.from(values).slice(i * width, i * width + width / 2),
    logVariance: Array.from(values).slice(i * width + width / 2, (i + 1) * width),
  }));

const cases = [
  {
    name: 'n = 5, d = 3',
    inputs: {
      head: uniformNumbers('kl-normal/head', [5, 6], -3, 3),
      dy: uniformNumbers('kl-normal/dy', [5, 3], -1, 1),
    },
    attributes: {},
    // WGSL's exp(l) may be off by 3 + 2 |l| units, each two roundings; nothing here is larger than e^3.
    roundings: 16,
    scale: 20,
  },
  {
    name: 'n = 7, d = 20',
    inputs: {
      head: uniformNumbers('kl-normal/head', [7, 40], -1, 1),
      dy: uniformNumbers('kl-normal/dy', [7, 20], -1, 1),
    },
    attributes: {},
    // WGSL's exp(l) may be off by 3 + 2 |l| units, each two roundings; nothing here is larger than e^3.
    roundings: 16,
    scale: 20,
  },
] as const;

/** head [n, 2 d], dy [n, d] -> gradient of the head [n, 2 d]. */
export const klNormalGradientKernel = defineKernel<'head' | 'dy', 'gradient', None>({
  name: 'KlNormalGradient',
  inputs: ['head', 'dy'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { head, dy }) {
        const gradient = uninitialised(backend, head.shape);
        const [n, latent] = dy.shape;
        record(backend, {
          label: 'KL to standard normal, gradient',
          code: klNormalGradientWgsl,
          buffers: [head, dy, gradient],
          uniforms: [word(latent)],
          workgroups: Math.ceil((n * latent) / WORKGROUP),
        });
        return { gradient };
      },
    },
  },
  reference: ({ head, dy }) => ({
    gradient: picturesOf(head).flatMap(({ mean, logVariance }, i) => {
      const of = klToStandardNormalGradient(mean, logVariance);
      return [...of.mean, ...of.logVariance].map(
        (g, k) => g * dy.values[i * mean.length + (k % mean.length)],
      );
    }),
  }),
  gradient: { none: 'it is the gradient of term1' },
  cases,
});

/** head [n, 2 d] -> [n, d] nats. */
export const klNormalKernel = defineKernel<'head', 'kl', None>({
  name: 'KlNormal',
  inputs: ['head'],
  outputs: ['kl'],
  implementations: {
    webgpu: {
      compute(backend, { head }) {
        const [n, width] = head.shape;
        const kl = uninitialised(backend, [n, width / 2]);
        record(backend, {
          label: 'KL to standard normal',
          code: klNormalWgsl,
          buffers: [head, kl],
          uniforms: [word(width / 2)],
          workgroups: Math.ceil((n * width) / 2 / WORKGROUP),
        });
        return { kl };
      },
    },
  },
  reference: ({ head }) => ({
    kl: picturesOf(head).flatMap(({ mean, logVariance }) => klToStandardNormal(mean, logVariance)),
  }),
  gradient: {
    of: 'kl',
    by: ['head'],
    saves: ['head'],
    backward: (dy, { head }) => ({ head: klNormalGradientKernel.run({ head, dy }, {}).gradient }),
  },
  cases,
});
