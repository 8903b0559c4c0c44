/** The coarse-grain kernels of a mixture of polynomials, K >= 2: both samples with their noise drawn inside, and eq. (4). Their reference is math/grid-family over math/polynomial-mixture. */
import { klGridFamily, sampleGridCells, sampleGridFamily, type GridDensity } from '../../../math/grid-family';
import { gridPoints as gridOf } from '../../../math/polynomial-family';
import { mixtureGradient, mixtureLogits } from '../../../math/polynomial-mixture';
import { keyOf } from '../../../math/random';
import { float, record, uninitialised, word } from '../../webgpu-pass';
import { coarseGrainGradientKernel } from '../coarse-grain/coarse-grain';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { klCoarseGrainGradientKernel } from '../kl-coarse-grain/kl-coarse-grain';
import { addressUniforms, gumbelAt, uniformAt, type NoiseAddress } from '../noise-stream';
import { uniformNumbers } from '../numbers';
import { klMixtureGrainWgsl } from './kl.wgsl';
import { sizeOf, WORKGROUP, type Shape } from './mixture.wgsl';
import { mixtureExactWgsl, mixtureGrainWgsl } from './sample.wgsl';

interface ExactAttributes extends NoiseAddress, Shape {
  /** L. */
  readonly samples: number;
  readonly latent: number;
  readonly gridPoints: number;
}

interface SampleAttributes extends ExactAttributes {
  readonly temperature: number;
}

interface KlAttributes extends Shape {
  readonly latent: number;
  readonly gridPoints: number;
}

/** Row `row` of K M + K parameters as a density on the grid. */
function densityOf({ values }: Numbers, row: number, given: Shape & { gridPoints: number }): GridDensity {
  const { components, order, gridPoints } = given;
  const shape = { components, polynomialOrder: order, gridPoints };
  const size = sizeOf(given);
  const own = Array.from(values).slice(row * size, (row + 1) * size);
  const zeta = gridOf(gridPoints);
  return { logits: mixtureLogits(own, zeta, shape), gradient: mixtureGradient(own, zeta, shape) };
}

/** Something of each sample, in the order of z [n L, d]. */
function ofSamples<T>(
  parameters: Numbers,
  attributes: ExactAttributes,
  draw: (density: GridDensity, row: number) => T,
): T[] {
  const { samples, latent } = attributes;
  const n = parameters.values.length / sizeOf(attributes) / latent;
  return Array.from({ length: n * samples * latent }, (_, row) => {
    const picture = Math.floor(row / (samples * latent));
    return draw(densityOf(parameters, picture * latent + (row % latent), attributes), row);
  });
}

const key = keyOf(7, 'mixture-grain');

const parametersOf = (name: string, rows: number, dimensions: number, shape: Shape, size: number) =>
  uniformNumbers(`mixture-grain/${name}`, [rows, dimensions * sizeOf(shape)], -size, size);

const three: Shape = { components: 3, order: 5 };
const two: Shape = { components: 2, order: 1 };

/** Head [n, d P] -> z [n L, d] with y = softmax((log q + g) / T), and Cov_y(zeta, dlog q / db) / T [n L, d P]. */
export const mixtureGrainKernel = defineKernel<'parameters', 'z' | 'covariance', SampleAttributes>({
  name: 'MixtureGrainSample',
  inputs: ['parameters'],
  outputs: ['z', 'covariance'],
  implementations: {
    webgpu: {
      compute(backend, { parameters }, attributes) {
        const { samples, latent, gridPoints, temperature } = attributes;
        const [n, width] = parameters.shape;
        const z = uninitialised(backend, [n * samples, latent]);
        const covariance = uninitialised(backend, [n * samples, width]);
        record(backend, {
          label: 'coarse-grain sample of a mixture',
          code: mixtureGrainWgsl(attributes),
          buffers: [parameters, z, covariance],
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
  reference({ parameters }, attributes) {
    const { samples, latent, gridPoints, temperature } = attributes;
    const drawn = ofSamples(parameters, attributes, (density, row) =>
      sampleGridFamily(
        density,
        gumbelAt(attributes, row * gridPoints, gridPoints, samples * latent * gridPoints),
        temperature,
      ),
    );
    return { z: drawn.map(({ z }) => z), covariance: drawn.flatMap(({ gradient }) => gradient) };
  },
  gradient: {
    of: 'z',
    by: ['parameters'],
    saves: ['covariance'],
    backward(dz, { covariance }, attributes) {
      const given = { samples: attributes.samples, order: sizeOf(attributes) };
      return { parameters: coarseGrainGradientKernel.run({ covariance, dz }, given).gradient };
    },
  },
  cases: [
    {
      name: 'n = 2, L = 3, d = 2, K = 3, M = 5, R = 21, T = 0.7',
      inputs: { parameters: parametersOf('parameters', 2, 2, three, 2) },
      attributes: {
        ...{ key, step: 0, byPicture: false, samples: 3, latent: 2, gridPoints: 21 },
        ...three,
        temperature: 0.7,
      },
      roundings: 8,
      scale: 6 / 0.7 / 0.7,
    },
    {
      name: 'n = 7, L = 1, d = 11, K = 2, M = 1, R = 11, T = 1',
      inputs: { parameters: parametersOf('parameters', 7, 11, two, 1) },
      attributes: {
        ...{ key, step: 3, byPicture: true, samples: 1, latent: 11, gridPoints: 11 },
        ...two,
        temperature: 1,
      },
      roundings: 8,
      scale: 3,
    },
  ],
});

/** Head [n, d P] -> z [n L, d] of definition 19 in [-1, 1], and dz/db [n L, d P]. */
export const mixtureExactKernel = defineKernel<'parameters', 'z' | 'derivative', ExactAttributes>({
  name: 'MixtureExactSample',
  inputs: ['parameters'],
  outputs: ['z', 'derivative'],
  implementations: {
    webgpu: {
      compute(backend, { parameters }, attributes) {
        const { samples, latent, gridPoints } = attributes;
        const [n, width] = parameters.shape;
        const z = uninitialised(backend, [n * samples, latent]);
        const derivative = uninitialised(backend, [n * samples, width]);
        record(backend, {
          label: 'inverse-CDF sample of a mixture',
          code: mixtureExactWgsl(attributes),
          buffers: [parameters, z, derivative],
          uniforms: [...addressUniforms(attributes), word(samples), word(latent), word(gridPoints)],
          workgroups: Math.ceil((n * samples * latent) / WORKGROUP),
        });
        return { z, derivative };
      },
    },
  },
  reference({ parameters }, attributes) {
    const { samples, latent } = attributes;
    const drawn = ofSamples(parameters, attributes, (density, row) =>
      sampleGridCells(density, uniformAt(attributes, row, samples * latent)),
    );
    return { z: drawn.map(({ z }) => z), derivative: drawn.flatMap(({ gradient }) => gradient) };
  },
  gradient: {
    of: 'z',
    by: ['parameters'],
    saves: ['derivative'],
    backward(dz, { derivative }, attributes) {
      const given = { samples: attributes.samples, order: sizeOf(attributes) };
      const inputs = { covariance: derivative, dz };
      return { parameters: coarseGrainGradientKernel.run(inputs, given).gradient };
    },
  },
  cases: [
    {
      name: 'n = 2, L = 3, d = 2, K = 3, M = 5, R = 21',
      inputs: { parameters: parametersOf('parameters', 2, 2, three, 1) },
      attributes: { key, step: 0, byPicture: false, samples: 3, latent: 2, gridPoints: 21, ...three },
      roundings: 8,
      // A logit is rounded as often as a term is added to it; z's own cell divides what that moves the running sum by.
      scale: 3.5 / 0.1,
    },
    {
      name: 'n = 7, L = 1, d = 11, K = 2, M = 1, R = 11',
      inputs: { parameters: parametersOf('parameters', 7, 11, two, 1) },
      attributes: { key, step: 3, byPicture: true, samples: 1, latent: 11, gridPoints: 11, ...two },
      roundings: 8,
      scale: 3 / 0.1,
    },
  ],
});

function klCase(
  n: number,
  latent: number,
  shape: Shape,
  gridPoints: number,
  size: number,
): Case<'posterior' | 'prior', KlAttributes> {
  const { components, order } = shape;
  return {
    name: `n = ${n}, d = ${latent}, K = ${components}, M = ${order}, R = ${gridPoints}`,
    inputs: {
      posterior: parametersOf('posterior', n, latent, shape, size),
      prior: uniformNumbers('mixture-grain/prior', [latent, sizeOf(shape)], -1, 1),
    },
    attributes: { ...shape, latent, gridPoints },
    roundings: 16,
    // A logit is rounded by the size of its terms; the prior's gradient sums over pictures.
    scale: n * (1 + ((order + 1) * size) / 2),
  };
}

/** Eq. (4): posterior b [n, d P], prior a [d, P] -> [n, d] nats. */
export const klMixtureGrainKernel = defineKernel<
  'posterior' | 'prior',
  'kl' | 'covariance' | 'moments',
  KlAttributes
>({
  name: 'KlMixtureGrain',
  inputs: ['posterior', 'prior'],
  outputs: ['kl', 'covariance', 'moments'],
  implementations: {
    webgpu: {
      compute(backend, { posterior, prior }, attributes) {
        const { latent, gridPoints } = attributes;
        const [n, width] = posterior.shape;
        const kl = uninitialised(backend, [n, latent]);
        const covariance = uninitialised(backend, [n, width]);
        const moments = uninitialised(backend, [n, width]);
        record(backend, {
          label: 'eq. (4) of mixtures',
          code: klMixtureGrainWgsl(attributes),
          buffers: [posterior, prior, kl, covariance, moments],
          uniforms: [word(latent), word(gridPoints)],
          workgroups: Math.ceil((n * latent) / WORKGROUP),
        });
        return { kl, covariance, moments };
      },
    },
  },
  reference({ posterior, prior }, attributes) {
    const { latent } = attributes;
    const rows = Array.from({ length: posterior.values.length / sizeOf(attributes) }, (_, i) =>
      klGridFamily(densityOf(posterior, i, attributes), densityOf(prior, i % latent, attributes)),
    );
    return {
      kl: rows.map(({ kl }) => kl),
      covariance: rows.flatMap((row) => row.posterior),
      moments: rows.flatMap((row) => row.prior),
    };
  },
  gradient: {
    of: 'kl',
    by: ['posterior', 'prior'],
    saves: ['covariance', 'moments'],
    backward: (dy, { covariance, moments }, { latent }) =>
      klCoarseGrainGradientKernel.run({ dy, covariance, moments }, { latent }),
  },
  cases: [klCase(3, 2, three, 21, 3), klCase(5, 3, two, 11, 1)],
});
