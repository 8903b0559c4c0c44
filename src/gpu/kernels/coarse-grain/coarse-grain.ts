/** CG-BPEF's sample with its noise drawn inside, and its gradient by moments (section 3.3). Its reference is math/coarse-grain. */
import { sampleCoarseGrain } from '../../../math/coarse-grain';
import { keyOf } from '../../../math/random';
import { float, record, uninitialised, word } from '../../webgpu-pass';
import { defineKernel, type Case } from '../define-kernel';
import { addressUniforms, gumbelAt, type NoiseAddress } from '../noise-stream';
import { uniformNumbers } from '../numbers';
import { powers } from '../statistics.wgsl';
import { coarseGrainGradientWgsl, coarseGrainWgsl, WORKGROUP } from './coarse-grain.wgsl';

interface CoarseGrainAttributes extends NoiseAddress {
  /** L. */
  readonly samples: number;
  readonly latent: number;
  readonly gridPoints: number;
  readonly temperature: number;
}

interface GradientAttributes {
  readonly samples: number;
  readonly order: number;
}

/** covariance [n L, d M], dz [n L, d] -> gradient of the head [n, d M]. */
export const coarseGrainGradientKernel = defineKernel<'covariance' | 'dz', 'gradient', GradientAttributes>({
  name: 'CoarseGrainGradient',
  inputs: ['covariance', 'dz'],
  outputs: ['gradient'],
  implementations: {
    webgpu: {
      compute(backend, { covariance, dz }, { samples, order }) {
        const [rows, width] = covariance.shape;
        const gradient = uninitialised(backend, [rows / samples, width]);
        record(backend, {
          label: 'coarse-grain gradient',
          code: coarseGrainGradientWgsl,
          buffers: [covariance, dz, gradient],
          uniforms: [word(samples), word(order), word(width)],
          workgroups: Math.ceil(((rows / samples) * width) / WORKGROUP),
        });
        return { gradient };
      },
    },
  },
  reference({ covariance, dz }, { samples, order }) {
    const [rows, width] = covariance.shape;
    const gradient = new Array<number>((rows / samples) * width).fill(0);
    for (let row = 0; row < rows; row++)
      for (let k = 0; k < width; k++) {
        const at = row * width + k;
        gradient[Math.floor(row / samples) * width + k] +=
          covariance.values[at] * dz.values[Math.floor(at / order)];
      }
    return { gradient };
  },
  gradient: { none: 'it is the gradient of the sample' },
  cases: [
    {
      name: 'L = 3, d = 2, M = 5',
      inputs: {
        covariance: uniformNumbers('coarse-grain/covariance', [21, 10], -1, 1),
        dz: uniformNumbers('coarse-grain/dz', [21, 2], -1, 1),
      },
      attributes: { samples: 3, order: 5 },
      roundings: 4,
    },
  ],
});

type SampleCase = Case<'coefficients', CoarseGrainAttributes>;

/** Of n pictures; a logit, of the size of the coefficients and the noise over T, is rounded as often as a term is added to it. */
function sampleCase(n: number, order: number, size: number, attributes: CoarseGrainAttributes): SampleCase {
  const { samples, latent, gridPoints, temperature } = attributes;
  return {
    name: `n = ${n}, L = ${samples}, d = ${latent}, M = ${order}, R = ${gridPoints}, T = ${temperature}`,
    inputs: { coefficients: uniformNumbers('coarse-grain/coefficients', [n, latent * order], -size, size) },
    attributes,
    roundings: 8,
    scale: (1 + (order * size) / 2) / temperature / Math.min(1, temperature),
  };
}

const key = keyOf(7, 'cg-bpef/train');

/** Head [n, d M] -> z [n L, d] with y = softmax((beta + g) / T), and Cov_y(zeta, zeta^m) / T [n L, d M]. */
export const coarseGrainKernel = defineKernel<'coefficients', 'z' | 'covariance', CoarseGrainAttributes>({
  name: 'CoarseGrainSample',
  inputs: ['coefficients'],
  outputs: ['z', 'covariance'],
  implementations: {
    webgpu: {
      compute(backend, { coefficients }, attributes) {
        const { samples, latent, gridPoints, temperature } = attributes;
        const [n, width] = coefficients.shape;
        const z = uninitialised(backend, [n * samples, latent]);
        const covariance = uninitialised(backend, [n * samples, width]);
        record(backend, {
          label: 'coarse-grain sample',
          code: coarseGrainWgsl(width / latent, powers(width / latent)),
          buffers: [coefficients, z, covariance],
          uniforms: [
            ...addressUniforms(attributes),
            word(samples),
            word(latent),
            word(gridPoints),
            float(temperature, 'temperature'),
          ],
          workgroups: Math.ceil((n * samples * latent) / WORKGROUP),
        });
        return { z, covariance };
      },
    },
  },
  reference({ coefficients }, attributes) {
    const { samples, latent, gridPoints, temperature } = attributes;
    const order = coefficients.shape[1] / latent;
    const rows = Array.from({ length: coefficients.shape[0] * samples * latent }, (_, row) => {
      const picture = Math.floor(row / (samples * latent));
      const head = (picture * latent + (row % latent)) * order;
      return sampleCoarseGrain({
        coefficients: Array.from(coefficients.values).slice(head, head + order),
        gumbel: gumbelAt(attributes, row * gridPoints, gridPoints, samples * latent * gridPoints),
        temperature,
        gridPoints,
      });
    });
    return { z: rows.map(({ z }) => z), covariance: rows.flatMap(({ covariance }) => covariance) };
  },
  gradient: {
    of: 'z',
    by: ['coefficients'],
    saves: ['covariance'],
    backward(dz, { covariance }, { samples, latent }) {
      const order = covariance.shape[1]! / latent;
      return { coefficients: coarseGrainGradientKernel.run({ covariance, dz }, { samples, order }).gradient };
    },
  },
  cases: [
    sampleCase(2, 5, 2, {
      key,
      step: 0,
      byPicture: false,
      samples: 3,
      latent: 2,
      gridPoints: 21,
      temperature: 0.7,
    }),
    sampleCase(7, 1, 1, {
      key,
      step: 3,
      byPicture: true,
      samples: 1,
      latent: 11,
      gridPoints: 11,
      temperature: 1,
    }),
    sampleCase(3, 8, 20, {
      key,
      step: 2 ** 31 + 5,
      byPicture: false,
      samples: 2,
      latent: 3,
      gridPoints: 101,
      temperature: 0.2,
    }),
  ],
});
