/** WGSL of eq. (4) and of its backward pass: one invocation a picture and dimension, in one pass over the grid. */
import { entryPoint } from '../program-text';
import { logarithm } from '../random.wgsl';
import { bindings, type StatisticsText } from '../statistics.wgsl';

export const WORKGROUP = 64;

const each = (order: number, line: (m: number) => string) =>
  Array.from({ length: order }, (_, m) => line(m)).join('\n');

/** Brings what was summed at weights below `top` to a new one. */
const rescale = (logit: string, top: string, sums: readonly string[]) => /* wgsl */ `
    if (${logit} > ${top}) {
      let shrink = exp(${top} - ${logit});
      ${sums.map((sum) => `${sum} *= shrink;`).join(' ')}
      ${top} = ${logit};
    }`;

/**
 * KL = sum_r q_r (beta_r - alpha_r) + F(alpha) - F(beta), eq. (4), with Cov_q(f_m, beta - alpha) = dKL/db_m, f_m = zeta^m in the paper, its mean and centred
 * products growing with the weights (Welford); and E_p[f_m] - E_q[f_m], this picture's part of dKL/da_m.
 */
export const klCoarseGrainWgsl = (order: number, statistics: StatisticsText) => /* wgsl */ `
struct Uniforms { latent : u32, grid_points : u32 }
${bindings(['posterior', 'prior', ...statistics.buffers, 'kl', 'covariance', 'moments'], 2 + statistics.buffers.length)}
${logarithm}

${entryPoint(WORKGROUP)}
  let row = invocation; // picture d + dimension
  if (row >= arrayLength(&kl)) { return; }
  let last = f32(uniforms.grid_points - 1u);
  let head = row * ${order}u;
  let own = row % uniforms.latent * ${order}u;
${each(
  order,
  (m) => `  let b${m} = posterior[head + ${m}u]; let a${m} = prior[own + ${m}u]; let c${m} = b${m} - a${m};
  var q${m} = 0.0; var product${m} = 0.0; var p_sum${m} = 0.0;`,
)}
  var top = -1e38; var total = 0.0; var difference = 0.0;
  var prior_top = -1e38; var prior_total = 0.0;
  for (var r = 0u; r < uniforms.grid_points; r++) {
    let zeta = (2.0 * f32(r) - last) / last;
    ${statistics.at('r', 'zeta', 'p')}
    let beta = ${statistics.exponent('b', 'p')};
    let alpha = ${statistics.exponent('a', 'p')};
    let delta = ${statistics.exponent('c', 'p')};
${rescale('beta', 'top', ['total', ...Array.from({ length: order }, (_, m) => `product${m}`)])}
    let weight = exp(beta - top);
    total += weight;
    let share = weight / total;
    let away = weight * (1.0 - share) * (delta - difference);
    difference += share * (delta - difference);
${each(order, (m) => `    product${m} += away * (p${m} - q${m}); q${m} += share * (p${m} - q${m});`)}
${rescale('alpha', 'prior_top', ['prior_total', ...Array.from({ length: order }, (_, m) => `p_sum${m}`)])}
    let prior_weight = exp(alpha - prior_top);
    prior_total += prior_weight;
${each(order, (m) => `    p_sum${m} += prior_weight * p${m};`)}
  }
  kl[row] = difference + (prior_top - top) + (logarithm(prior_total) - logarithm(total));
${each(
  order,
  (m) => `  covariance[head + ${m}u] = product${m} / total;
  moments[head + ${m}u] = p_sum${m} / prior_total - q${m};`,
)}
}`;

/** dL/db = dL/dKL Cov_q, and dL/da = sum over pictures of dL/dKL (E_p - E_q), by eq. (4). */
export const klCoarseGrainGradientWgsl = /* wgsl */ `
struct Uniforms { order : u32, width : u32 }
@group(0) @binding(0) var<storage, read> dy : array<f32>;
@group(0) @binding(1) var<storage, read> covariance : array<f32>;
@group(0) @binding(2) var<storage, read> moments : array<f32>;
@group(0) @binding(3) var<storage, read_write> posterior : array<f32>;
@group(0) @binding(4) var<storage, read_write> prior : array<f32>;
@group(0) @binding(5) var<uniform> uniforms : Uniforms;

${entryPoint(WORKGROUP)}
  let i = invocation;
  if (i >= arrayLength(&posterior)) { return; }
  posterior[i] = dy[i / uniforms.order] * covariance[i];
  if (i >= uniforms.width) { return; }
  var sum = 0.0;
  for (var at = i; at < arrayLength(&moments); at += uniforms.width) {
    sum += dy[at / uniforms.order] * moments[at];
  }
  prior[i] = sum;
}`;
