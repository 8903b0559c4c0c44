/** Eq. (4) by picture and dimension, and its gradients by posterior and prior: one dispatch each. Its reference is math/coarse-grain. */
import { klCoarseGrain, klCoarseGrainGradient } from '../../../math/coarse-grain';
import { gridProbabilities, gridPoints as gridOf } from '../../../math/polynomial-family';
import { record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { powers } from '../statistics.wgsl';
import { klCoarseGrainGradientWgsl, klCoarseGrainWgsl, WORKGROUP } from './kl-coarse-grain.wgsl';

interface KlAttributes {
  readonly gridPoints: number;
}
interface GradientAttributes {
  readonly latent: number;
}

/** Row i of M coefficients of a posterior [n, d M] with its prior's [d, M]. */
function rowsOf(posterior: Numbers, prior: Numbers): { b: number[]; a: number[] }[] {
  const [latent, order] = prior.shape;
  const slice = ({ values }: Numbers, i: number) => Array.from(values).slice(i * order, (i + 1) * order);
  const count = posterior.values.length / order;
  return Array.from({ length: count }, (_, i) => ({ b: slice(posterior, i), a: slice(prior, i % latent) }));
}

/** E[zeta^m], m = 1 ... M, of the categories on the grid. */
function momentsOf(coefficients: readonly number[], R: number): number[] {
  const q = gridProbabilities(coefficients, R);
  return coefficients.map((_, m) => gridOf(R).reduce((sum, zeta, r) => sum + q[r] * zeta ** (m + 1), 0));
}

/** dy [n, d], covariance and moments [n, d M] -> gradients of the posterior [n, d M] and of the prior [d, M]. */
export const klCoarseGrainGradientKernel = defineKernel<
  'dy' | 'covariance' | 'moments',
  'posterior' | 'prior',
  GradientAttributes
>({
  name: 'KlCoarseGrainGradient',
  inputs: ['dy', 'covariance', 'moments'],
  outputs: ['posterior', 'prior'],
  implementations: {
    webgpu: {
      compute(backend, { dy, covariance, moments }, { latent }) {
        const [n, width] = covariance.shape;
        const posterior = uninitialised(backend, [n, width]);
        const prior = uninitialised(backend, [latent, width / latent]);
        record(backend, {
          label: 'eq. (4) gradient',
          code: klCoarseGrainGradientWgsl,
          buffers: [dy, covariance, moments, posterior, prior],
          uniforms: [word(width / latent), word(width)],
          workgroups: Math.ceil((n * width) / WORKGROUP),
        });
        return { posterior, prior };
      },
    },
  },
  reference({ dy, covariance, moments }, { latent }) {
    const width = covariance.shape[1];
    const order = width / latent;
    const weight = (at: number) => dy.values[Math.floor(at / order)];
    const prior = new Array<number>(width).fill(0);
    Array.from(moments.values).forEach((moment, at) => (prior[at % width] += weight(at) * moment));
    return { posterior: Array.from(covariance.values, (value, at) => value * weight(at)), prior };
  },
  gradient: { none: 'it is the gradient of eq. (4)' },
  cases: [
    {
      name: 'n = 9, d = 3, M = 5',
      inputs: {
        dy: uniformNumbers('kl/dy', [9, 3], -1, 1),
        covariance: uniformNumbers('kl/covariance', [9, 15], -1, 1),
        moments: uniformNumbers('kl/moments', [9, 15], -1, 1),
      },
      attributes: { latent: 3 },
      roundings: 8,
    },
  ],
});

const caseOf = (
  n: number,
  latent: number,
  order: number,
  size: number,
  gridPoints: number,
): Case<'posterior' | 'prior', KlAttributes> => ({
  name: `n = ${n}, d = ${latent}, M = ${order}, R = ${gridPoints}, |b| <= ${size}`,
  inputs: {
    posterior: uniformNumbers('kl/posterior', [n, latent * order], -size, size),
    prior: uniformNumbers('kl/prior', [latent, order], -1, 1),
  },
  attributes: { gridPoints },
  roundings: 16,
  // A logit is rounded by the size of its terms; the prior's gradient sums over pictures.
  scale: n * (1 + (order * size) / 2),
});

/** posterior b [n, d M], prior a [d, M] -> [n, d] nats. */
export const klCoarseGrainKernel = defineKernel<
  'posterior' | 'prior',
  'kl' | 'covariance' | 'moments',
  KlAttributes
>({
  name: 'KlCoarseGrain',
  inputs: ['posterior', 'prior'],
  outputs: ['kl', 'covariance', 'moments'],
  implementations: {
    webgpu: {
      compute(backend, { posterior, prior }, { gridPoints }) {
        const [latent, order] = prior.shape;
        const [n, width] = posterior.shape;
        const kl = uninitialised(backend, [n, latent]);
        const covariance = uninitialised(backend, [n, width]);
        const moments = uninitialised(backend, [n, width]);
        record(backend, {
          label: 'eq. (4)',
          code: klCoarseGrainWgsl(order, powers(order)),
          buffers: [posterior, prior, kl, covariance, moments],
          uniforms: [word(latent), word(gridPoints)],
          workgroups: Math.ceil((n * latent) / WORKGROUP),
        });
        return { kl, covariance, moments };
      },
    },
  },
  reference({ posterior, prior }, { gridPoints }) {
    const rows = rowsOf(posterior, prior);
    return {
      kl: rows.map(({ b, a }) => klCoarseGrain(b, a, gridPoints)),
      covariance: rows.flatMap(({ b, a }) => klCoarseGrainGradient(b, a, gridPoints).posterior),
      moments: rows.flatMap(({ b, a }) => {
        const q = momentsOf(b, gridPoints);
        return momentsOf(a, gridPoints).map((p, m) => p - q[m]);
      }),
    };
  },
  gradient: {
    of: 'kl',
    by: ['posterior', 'prior'],
    saves: ['covariance', 'moments'],
    backward: (dy, { covariance, moments }) =>
      klCoarseGrainGradientKernel.run({ dy, covariance, moments }, { latent: dy.shape[1]! }),
  },
  cases: [caseOf(3, 2, 5, 3, 21), caseOf(5, 3, 1, 1, 11), caseOf(2, 2, 8, 20, 101)],
});
