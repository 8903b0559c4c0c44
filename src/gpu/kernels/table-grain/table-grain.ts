/** The coarse-grain kernels over any table of statistics [P, R] in place of powers of zeta: both samples with their noise drawn inside, and eq. (4). Their reference is math/grid-family. */
import { klGridFamily, sampleGridCells, sampleGridFamily, type GridDensity } from '../../../math/grid-family';
import { keyOf } from '../../../math/random';
import { float, record, uninitialised, word } from '../../webgpu-pass';
import { coarseGrainGradientKernel } from '../coarse-grain/coarse-grain';
import { coarseGrainWgsl, WORKGROUP } from '../coarse-grain/coarse-grain.wgsl';
import { defineKernel, type Case, type Numbers } from '../define-kernel';
import { inverseCdfWgsl } from '../inverse-cdf/inverse-cdf.wgsl';
import { klCoarseGrainGradientKernel } from '../kl-coarse-grain/kl-coarse-grain';
import { klCoarseGrainWgsl } from '../kl-coarse-grain/kl-coarse-grain.wgsl';
import { addressUniforms, gumbelAt, uniformAt, type NoiseAddress } from '../noise-stream';
import { uniformNumbers } from '../numbers';
import { tabled } from '../statistics.wgsl';

interface ExactAttributes extends NoiseAddress {
  /** L. */
  readonly samples: number;
  readonly latent: number;
  readonly gridPoints: number;
}

interface SampleAttributes extends ExactAttributes {
  readonly temperature: number;
}

interface KlAttributes {
  readonly gridPoints: number;
}

/** Row `row` of P parameters as a density on the grid. */
function densityOf({ values }: Numbers, row: number, table: Numbers): GridDensity {
  const [order, points] = table.shape;
  const gradient = Array.from({ length: order }, (_, m) =>
    Array.from(table.values).slice(m * points, (m + 1) * points),
  );
  const logits = Array.from({ length: points }, (_, r) =>
    gradient.reduce((sum, statistic, m) => sum + values[row * order + m] * statistic[r], 0),
  );
  return { logits, gradient };
}

/** Something of each sample, in the order of z [n L, d]. */
function ofSamples<T>(
  coefficients: Numbers,
  table: Numbers,
  { samples, latent }: ExactAttributes,
  draw: (density: GridDensity, row: number) => T,
): T[] {
  const n = coefficients.values.length / table.shape[0] / latent;
  return Array.from({ length: n * samples * latent }, (_, row) => {
    const picture = Math.floor(row / (samples * latent));
    return draw(densityOf(coefficients, picture * latent + (row % latent), table), row);
  });
}

const key = keyOf(7, 'table-grain');

const given = (n: number, latent: number, order: number, points: number, size: number) => ({
  coefficients: uniformNumbers('table-grain/coefficients', [n, latent * order], -size, size),
  table: uniformNumbers('table-grain/table', [order, points], -1, 1),
});

/** Head [n, d P], table [P, R] -> z [n L, d] with y = softmax((beta + g) / T), and Cov_y(zeta, f_p) / T [n L, d P]. */
export const tableGrainKernel = defineKernel<'coefficients' | 'table', 'z' | 'covariance', SampleAttributes>({
  name: 'TableGrainSample',
  inputs: ['coefficients', 'table'],
  outputs: ['z', 'covariance'],
  implementations: {
    webgpu: {
      compute(backend, { coefficients, table }, attributes) {
        const { samples, latent, gridPoints, temperature } = attributes;
        const [n, width] = coefficients.shape;
        const z = uninitialised(backend, [n * samples, latent]);
        const covariance = uninitialised(backend, [n * samples, width]);
        const order = width / latent;
        record(backend, {
          label: 'coarse-grain sample over a table',
          code: coarseGrainWgsl(order, tabled(order)),
          buffers: [coefficients, table, z, covariance],
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
  reference({ coefficients, table }, attributes) {
    const { samples, latent, gridPoints, temperature } = attributes;
    const drawn = ofSamples(coefficients, table, attributes, (density, row) =>
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
    by: ['coefficients'],
    saves: ['covariance'],
    backward(dz, { covariance }, { samples, latent }) {
      const order = covariance.shape[1]! / latent;
      return { coefficients: coarseGrainGradientKernel.run({ covariance, dz }, { samples, order }).gradient };
    },
  },
  cases: [
    {
      name: 'n = 2, L = 3, d = 2, P = 5, R = 21, T = 0.7',
      inputs: given(2, 2, 5, 21, 2),
      attributes: { key, step: 0, byPicture: false, samples: 3, latent: 2, gridPoints: 21, temperature: 0.7 },
      roundings: 8,
      scale: 6 / 0.7 / 0.7,
    },
    {
      name: 'n = 7, L = 1, d = 11, P = 1, R = 11, T = 1',
      inputs: given(7, 11, 1, 11, 1),
      attributes: { key, step: 3, byPicture: true, samples: 1, latent: 11, gridPoints: 11, temperature: 1 },
      roundings: 8,
      scale: 1.5,
    },
  ],
});

/** Head [n, d P], table [P, R] -> z [n L, d] of definition 19 in [-1, 1], and dz/db [n L, d P]. */
export const tableExactKernel = defineKernel<'coefficients' | 'table', 'z' | 'derivative', ExactAttributes>({
  name: 'TableExactSample',
  inputs: ['coefficients', 'table'],
  outputs: ['z', 'derivative'],
  implementations: {
    webgpu: {
      compute(backend, { coefficients, table }, attributes) {
        const { samples, latent, gridPoints } = attributes;
        const [n, width] = coefficients.shape;
        const z = uninitialised(backend, [n * samples, latent]);
        const derivative = uninitialised(backend, [n * samples, width]);
        const order = width / latent;
        record(backend, {
          label: 'inverse-CDF sample over a table',
          code: inverseCdfWgsl(order, tabled(order), 'table'),
          buffers: [coefficients, table, z, derivative],
          uniforms: [...addressUniforms(attributes), word(samples), word(latent), word(gridPoints)],
          workgroups: Math.ceil((n * samples * latent) / WORKGROUP),
        });
        return { z, derivative };
      },
    },
  },
  reference({ coefficients, table }, attributes) {
    const { samples, latent } = attributes;
    const drawn = ofSamples(coefficients, table, attributes, (density, row) =>
      sampleGridCells(density, uniformAt(attributes, row, samples * latent)),
    );
    return { z: drawn.map(({ z }) => z), derivative: drawn.flatMap(({ gradient }) => gradient) };
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
    {
      name: 'n = 2, L = 3, d = 2, P = 5, R = 21',
      inputs: given(2, 2, 5, 21, 1),
      attributes: { key, step: 0, byPicture: false, samples: 3, latent: 2, gridPoints: 21 },
      roundings: 8,
      // A logit is rounded as often as a term is added to it; z's own cell divides what that moves the running sum by.
      scale: 3.5 / 0.1,
    },
    {
      name: 'n = 7, L = 1, d = 11, P = 1, R = 11',
      inputs: given(7, 11, 1, 11, 1),
      attributes: { key, step: 3, byPicture: true, samples: 1, latent: 11, gridPoints: 11 },
      roundings: 8,
      scale: 1.5 / 0.1,
    },
  ],
});

function klCase(
  n: number,
  latent: number,
  order: number,
  points: number,
  size: number,
): Case<'posterior' | 'prior' | 'table', KlAttributes> {
  const { coefficients: posterior, table } = given(n, latent, order, points, size);
  return {
    name: `n = ${n}, d = ${latent}, P = ${order}, R = ${points}`,
    inputs: { posterior, prior: uniformNumbers('table-grain/prior', [latent, order], -1, 1), table },
    attributes: { gridPoints: points },
    roundings: 16,
    // A logit is rounded by the size of its terms; the prior's gradient sums over pictures.
    scale: n * (1 + (order * size) / 2),
  };
}

/** Eq. (4): posterior b [n, d P], prior a [d, P], table [P, R] -> [n, d] nats. */
export const klTableGrainKernel = defineKernel<
  'posterior' | 'prior' | 'table',
  'kl' | 'covariance' | 'moments',
  KlAttributes
>({
  name: 'KlTableGrain',
  inputs: ['posterior', 'prior', 'table'],
  outputs: ['kl', 'covariance', 'moments'],
  implementations: {
    webgpu: {
      compute(backend, { posterior, prior, table }, { gridPoints }) {
        const [latent, order] = prior.shape;
        const [n, width] = posterior.shape;
        const kl = uninitialised(backend, [n, latent]);
        const covariance = uninitialised(backend, [n, width]);
        const moments = uninitialised(backend, [n, width]);
        record(backend, {
          label: 'eq. (4) over a table',
          code: klCoarseGrainWgsl(order, tabled(order)),
          buffers: [posterior, prior, table, kl, covariance, moments],
          uniforms: [word(latent), word(gridPoints)],
          workgroups: Math.ceil((n * latent) / WORKGROUP),
        });
        return { kl, covariance, moments };
      },
    },
  },
  reference({ posterior, prior, table }) {
    const [latent, order] = prior.shape;
    const rows = Array.from({ length: posterior.values.length / order }, (_, i) =>
      klGridFamily(densityOf(posterior, i, table), densityOf(prior, i % latent, table)),
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
    backward: (dy, { covariance, moments }) =>
      klCoarseGrainGradientKernel.run({ dy, covariance, moments }, { latent: dy.shape[1]! }),
  },
  cases: [klCase(3, 2, 5, 21, 3), klCase(5, 3, 1, 11, 1)],
});
