/** CG-BPEF's exact sample with its uniform drawn inside, and its derivative (definition 19, not in the paper). Its reference is math/inverse-cdf. */
import { sampleInverseCdf } from '../../../math/inverse-cdf';
import { keyOf } from '../../../math/random';
import { record, uninitialised, word } from '../../webgpu-pass';
import { coarseGrainGradientKernel } from '../coarse-grain/coarse-grain';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { addressUniforms, uniformAt, type NoiseAddress } from '../noise-stream';
import { uniformNumbers } from '../numbers';
import { powers } from '../statistics.wgsl';
import { inverseCdfWgsl, WORKGROUP } from './inverse-cdf.wgsl';

interface InverseCdfAttributes extends NoiseAddress {
  /** L. */
  readonly samples: number;
  readonly latent: number;
  readonly gridPoints: number;
}

/** z and dz/db of each sample in the order of z [n L, d]. */
function samplesOf(coefficients: Numbers, attributes: InverseCdfAttributes) {
  const { samples, latent, gridPoints } = attributes;
  const [n, width] = coefficients.shape;
  const order = width / latent;
  return Array.from({ length: n * samples * latent }, (_, row) => {
    const picture = Math.floor(row / (samples * latent));
    const head = (picture * latent + (row % latent)) * order;
    const own = Array.from(coefficients.values).slice(head, head + order);
    return sampleInverseCdf(own, gridPoints, uniformAt(attributes, row, samples * latent));
  });
}

/** Of n pictures; `leastCell` is the smallest R p_r / 2 that a sample of the case lies in. */
function sampleCase(
  n: number,
  order: number,
  size: number,
  leastCell: number,
  attributes: InverseCdfAttributes,
): Case<'coefficients', InverseCdfAttributes> {
  const { samples, latent, gridPoints } = attributes;
  return {
    name: `n = ${n}, L = ${samples}, d = ${latent}, M = ${order}, R = ${gridPoints}`,
    inputs: { coefficients: uniformNumbers('inverse-cdf/coefficients', [n, latent * order], -size, size) },
    attributes,
    roundings: 8,
    // A logit is rounded as often as a term is added to it; what that moves the running sum by, z's own cell divides by R p_r / 2.
    scale: (1 + (order * size) / 2) / leastCell,
  };
}

const key = keyOf(7, 'cg-bpef/train');

/** Head [n, d M] -> z [n L, d] in [-1, 1], and dz/db [n L, d M]. */
export const inverseCdfKernel = defineKernel<'coefficients', 'z' | 'derivative', InverseCdfAttributes>({
  name: 'InverseCdfSample',
  inputs: ['coefficients'],
  outputs: ['z', 'derivative'],
  implementations: {
    webgpu: {
      compute(backend, { coefficients }, attributes) {
        const { samples, latent, gridPoints } = attributes;
        const [n, width] = coefficients.shape;
        const z = uninitialised(backend, [n * samples, latent]);
        const derivative = uninitialised(backend, [n * samples, width]);
        record(backend, {
          label: 'inverse-CDF sample',
          code: inverseCdfWgsl(width / latent, powers(width / latent), 'signs'),
          buffers: [coefficients, z, derivative],
          uniforms: [...addressUniforms(attributes), word(samples), word(latent), word(gridPoints)],
          workgroups: Math.ceil((n * samples * latent) / WORKGROUP),
        });
        return { z, derivative };
      },
    },
  },
  reference({ coefficients }, attributes) {
    const drawn = samplesOf(coefficients, attributes);
    return {
      z: drawn.map(({ z }) => z),
      derivative: drawn.flatMap(({ gradCoefficients }) => gradCoefficients),
    };
  },
  gradient: {
    of: 'z',
    by: ['coefficients'],
    saves: ['derivative'],
    backward(dz, { derivative }, { samples, latent }) {
      // Rows of derivatives times dz, summed over the L samples: the same product as that of the Concrete sampler's covariances.
      const order = derivative.shape[1]! / latent;
      const inputs = { covariance: derivative, dz };
      return { coefficients: coarseGrainGradientKernel.run(inputs, { samples, order }).gradient };
    },
  },
  cases: [
    sampleCase(2, 5, 2, 0.21, { key, step: 0, byPicture: false, samples: 3, latent: 2, gridPoints: 21 }),
    sampleCase(7, 1, 1, 0.21, { key, step: 3, byPicture: true, samples: 1, latent: 11, gridPoints: 11 }),
    sampleCase(3, 8, 20, 2.8, {
      key,
      step: 2 ** 31 + 5,
      byPicture: false,
      samples: 2,
      latent: 3,
      gridPoints: 101,
    }),
  ],
});
