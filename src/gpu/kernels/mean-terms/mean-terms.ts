/** Eq. (1)'s two terms averaged over the batch in one dispatch, and their gradients in another. Sums only: the terms are other kernels'. */
import { meanTerms, meanTermsGradient } from '../../../math/mean-terms';
import { float, record, uninitialised } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { uniformNumbers } from '../numbers';
import { LANES, meanTermsGradientWgsl, meanTermsWgsl, WORKGROUP } from './mean-terms.wgsl';

interface None {
  readonly [nothing: string]: never;
}
interface GradientAttributes {
  readonly pictures: number;
  readonly latent: number;
  readonly rows: number;
}

/** dy [2] -> gradients of term1 [n, d] and of term2 [n L]. */
export const meanTermsGradientKernel = defineKernel<'dy', 'term1' | 'term2', GradientAttributes>({
  name: 'MeanTermsGradient',
  inputs: ['dy'],
  outputs: ['term1', 'term2'],
  implementations: {
    webgpu: {
      compute(backend, { dy }, { pictures, latent, rows }) {
        const term1 = uninitialised(backend, [pictures, latent]);
        const term2 = uninitialised(backend, [rows]);
        record(backend, {
          label: 'mean terms, gradient',
          code: meanTermsGradientWgsl,
          buffers: [dy, term1, term2],
          uniforms: [float(pictures)],
          workgroups: Math.ceil(Math.max(pictures * latent, rows) / WORKGROUP),
        });
        return { term1, term2 };
      },
    },
  },
  reference: ({ dy }, { pictures, latent, rows }) =>
    meanTermsGradient([dy.values[0], dy.values[1]], { pictures, latent, rows }),
  gradient: { none: 'it is the gradient of the mean' },
  cases: [
    {
      name: 'n = 3, d = 20, L = 40',
      inputs: { dy: uniformNumbers('mean-terms/dy', [2], -1, 1) },
      attributes: { pictures: 3, latent: 20, rows: 120 },
      roundings: 4,
    },
  ],
});

const caseOf = (n: number, latent: number, samples: number): Case<'term1' | 'term2', None> => ({
  name: `n = ${n}, d = ${latent}, L = ${samples}`,
  inputs: {
    term1: uniformNumbers('mean-terms/term1', [n, latent], 0, 3),
    term2: uniformNumbers('mean-terms/term2', [n * samples], 50, 150),
  },
  attributes: {},
  // A lane's own, then eight halvings.
  roundings: 8 + Math.ceil((n * Math.max(latent, samples)) / LANES),
});

/** term1 [n, d] and term2 [n L], nats -> [term1, term2] of the batch. */
export const meanTermsKernel = defineKernel<'term1' | 'term2', 'terms', None>({
  name: 'MeanTerms',
  inputs: ['term1', 'term2'],
  outputs: ['terms'],
  implementations: {
    webgpu: {
      compute(backend, { term1, term2 }) {
        const terms = uninitialised(backend, [2]);
        record(backend, {
          label: 'mean terms',
          code: meanTermsWgsl,
          buffers: [term1, term2, terms],
          uniforms: [float(term1.shape[0])],
          workgroups: 1,
        });
        return { terms };
      },
    },
  },
  reference: ({ term1, term2 }) => ({ terms: meanTerms(term1.values, term2.values, term1.shape[0]) }),
  gradient: {
    of: 'terms',
    by: ['term1', 'term2'],
    saves: ['term1', 'term2'],
    backward: (dy, { term1, term2 }) =>
      meanTermsGradientKernel.run(
        { dy },
        { pictures: term1.shape[0]!, latent: term1.shape[1]!, rows: term2.size },
      ),
  },
  cases: [caseOf(3, 2, 1), caseOf(30, 21, 3)],
});
