/** WGSL of the coarse-grain sample (section 3.3), its noise drawn inside, and of its backward pass. One invocation a sample: no tensor of batch x L x d x R, no barrier. */
import { addressFields, gumbelNoise } from '../noise.wgsl';
import { entryPoint } from '../program-text';
import { bindings, type StatisticsText } from '../statistics.wgsl';

export const WORKGROUP = 64;

const each = (order: number, line: (m: number) => string) =>
  Array.from({ length: order }, (_, m) => line(m)).join('\n');

/**
 * z = y^T zeta and Cov_y(zeta, f_m) / T with y = softmax((beta + g) / T), beta_r = sum_m b_m f_m(zeta_r), f_m = zeta^m in section 3.3,
 * in one pass over r: means and centred products grow with the weights (Welford), which are rescaled when a larger logit comes. So
 * the covariance keeps its digits where y is nearly one-hot, and every number of noise is drawn once.
 */
export const coarseGrainWgsl = (order: number, statistics: StatisticsText) => /* wgsl */ `
struct Uniforms {
  ${addressFields}
  samples : u32, latent : u32, grid_points : u32, temperature : f32,
}
${bindings(['coefficients', ...statistics.buffers, 'z', 'covariance'], 1 + statistics.buffers.length)}
${gumbelNoise}

${entryPoint(WORKGROUP)}
  let row = invocation; // (picture L + sample) d + dimension
  if (row >= arrayLength(&z)) { return; }
  let picture = row / (uniforms.latent * uniforms.samples);
  let head = (picture * uniforms.latent + row % uniforms.latent) * ${order}u;
  let counter = counter_of(row * uniforms.grid_points, picture, uniforms.latent * uniforms.samples * uniforms.grid_points);
  let last = f32(uniforms.grid_points - 1u);
${each(order, (m) => `  let b${m} = coefficients[head + ${m}u]; var mean${m} = 0.0; var product${m} = 0.0;`)}
  var top = -1e38;
  var total = 0.0;
  var mean = 0.0;
  for (var r = 0u; r < uniforms.grid_points; r++) {
    let zeta = (2.0 * f32(r) - last) / last;
    ${statistics.at('r', 'zeta', 'p')}
    let beta = ${statistics.exponent('b', 'p')};
    let logit = (beta + gumbel(counter + vec2<u32>(0u, r))) / uniforms.temperature;
    if (logit > top) {
      let shrink = exp(top - logit);
      total *= shrink;
${each(order, (m) => `      product${m} *= shrink;`)}
      top = logit;
    }
    let weight = exp(logit - top);
    total += weight;
    let share = weight / total;
    let away = weight * (1.0 - share) * (zeta - mean);
    mean += share * (zeta - mean);
${each(order, (m) => `    product${m} += away * (p${m} - mean${m}); mean${m} += share * (p${m} - mean${m});`)}
  }
  z[row] = mean;
  let scale = 1.0 / (total * uniforms.temperature);
${each(order, (m) => `  covariance[row * ${order}u + ${m}u] = product${m} * scale;`)}
}`;

/** dL/db_m = sum_l dL/dz Cov_y(zeta, zeta^m) / T, section 3.3: one invocation a coefficient of the head. */
export const coarseGrainGradientWgsl = /* wgsl */ `
struct Uniforms { samples : u32, order : u32, width : u32 }
@group(0) @binding(0) var<storage, read> covariance : array<f32>;
@group(0) @binding(1) var<storage, read> dz : array<f32>;
@group(0) @binding(2) var<storage, read_write> gradient : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;

${entryPoint(WORKGROUP)}
  let i = invocation;
  if (i >= arrayLength(&gradient)) { return; }
  let picture = i / uniforms.width;
  let column = i % uniforms.width;
  var sum = 0.0;
  for (var l = 0u; l < uniforms.samples; l++) {
    let at = (picture * uniforms.samples + l) * uniforms.width + column;
    sum += covariance[at] * dz[at / uniforms.order];
  }
  gradient[i] = sum;
}`;
