/** The Gaussian sample z = mu + sigma epsilon with its noise drawn inside, and its gradient (section 2). Its reference is math/gauss. */
import { sampleGauss } from '../../../math/gauss';
import { keyOf } from '../../../math/random';
import { float, record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { addressUniforms, normalAt, type NoiseAddress } from '../noise-stream';
import { uniformNumbers } from '../numbers';
import { gaussSampleGradientWgsl, gaussSampleWgsl, WORKGROUP } from './gauss-sample.wgsl';

interface GaussSampleAttributes extends NoiseAddress {
  /** L. */
  readonly samples: number;
  /** Multiplies the deviation. */
  readonly scale: number;
}

type Sampled = { readonly head: Numbers } & GaussSampleAttributes;

/** Each sample's mean, log-variance and noise, [d] each, in the order of z [n L, d]. */
function samplesOf({ head, samples, scale, ...address }: Sampled) {
  const [n, width] = head.shape;
  const latent = width / 2;
  return Array.from({ length: n * samples }, (_, row) => {
    const at = Math.floor(row / samples) * width;
    const own = Array.from(head.values).slice(at, at + width);
    const noise = normalAt(address, row * latent, latent, samples * latent).map((epsilon) => scale * epsilon);
    return { mean: own.slice(0, latent), logVariance: own.slice(latent), noise };
  });
}

const uniformsOf = (attributes: GaussSampleAttributes, latent: number) =>
  [...addressUniforms(attributes), word(attributes.samples), word(latent), float(attributes.scale)] as const;

const key = keyOf(7, 'gauss/train');
const caseOf = (
  n: number,
  samples: number,
  latent: number,
  step: number,
  byPicture: boolean,
  scale = 1,
): Case<'head' | 'dz', GaussSampleAttributes> => ({
  name: `n = ${n}, L = ${samples}, d = ${latent}${scale === 1 ? '' : `, s = ${scale}`}`,
  inputs: {
    head: uniformNumbers('gauss/head', [n, 2 * latent], -3, 3),
    dz: uniformNumbers('gauss/dz', [n * samples, latent], -1, 1),
  },
  attributes: { key, step, byPicture, samples, scale },
  // WGSL's exp of half a log-variance may be off by 3 + |log-variance| units, each two roundings; the root by two.
  roundings: 24,
});
const cases = [
  caseOf(3, 4, 5, 0, false),
  caseOf(50, 1, 3, 2 ** 31 + 3, true),
  caseOf(5, 2, 3, 1, false, 0.5),
] as const;

/** head [n, 2 d], dz [n L, d] -> gradient of the head [n, 2 d]. */
export const gaussSampleGradientKernel = defineKernel<'head' | 'dz', 'gradient', GaussSampleAttributes>({
  name: 'GaussSampleGradient',
  inputs: ['head', 'dz'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { head, dz }, attributes) {
        const [n, width] = head.shape;
        const gradient = uninitialised(backend, head.shape);
        record(backend, {
          label: 'Gaussian sample gradient',
          code: gaussSampleGradientWgsl,
          buffers: [head, dz, gradient],
          uniforms: uniformsOf(attributes, width / 2),
          workgroups: Math.ceil((n * width) / 2 / WORKGROUP),
        });
        return { gradient };
      },
    },
  },
  reference({ head, dz }, attributes) {
    const gradient = new Array<number>(head.values.length).fill(0);
    const latent = head.shape[1] / 2;
    samplesOf({ head, ...attributes }).forEach(({ logVariance, noise }, row) => {
      const at = Math.floor(row / attributes.samples) * 2 * latent;
      noise.forEach((epsilon, j) => {
        const d = dz.values[row * latent + j];
        gradient[at + j] += d;
        gradient[at + latent + j] += (d * epsilon * Math.exp(logVariance[j] / 2)) / 2;
      });
    });
    return { gradient };
  },
  gradient: { none: 'it is the gradient of the sample' },
  cases,
});

/** head [n, 2 d] -> z [n L, d]. */
export const gaussSampleKernel = defineKernel<'head', 'z', GaussSampleAttributes>({
  name: 'GaussSample',
  inputs: ['head'],
  outputs: ['z'],
  implementations: {
    webgpu: {
      compute(backend, { head }, attributes) {
        const latent = head.shape[1] / 2;
        const z = uninitialised(backend, [head.shape[0] * attributes.samples, latent]);
        record(backend, {
          label: 'Gaussian sample',
          code: gaussSampleWgsl,
          buffers: [head, z],
          uniforms: uniformsOf(attributes, latent),
          workgroups: Math.ceil((z.shape[0] * latent) / WORKGROUP),
        });
        return { z };
      },
    },
  },
  reference: ({ head }, attributes) => ({
    z: samplesOf({ head, ...attributes }).flatMap(({ mean, logVariance, noise }) =>
      sampleGauss(mean, logVariance, noise),
    ),
  }),
  gradient: {
    of: 'z',
    by: ['head'],
    saves: ['head'],
    backward: (dz, { head }, attributes) => ({
      head: gaussSampleGradientKernel.run({ head, dz }, attributes).gradient,
    }),
  },
  cases,
});
