/** WGSL of both samples of a mixture, their noise drawn inside, and of their derivatives. One invocation a sample: no tensor of batch x L x d x R, no barrier. */
import { addressFields, gumbelNoise, uniformNoise } from '../noise.wgsl';
import { entryPoint } from '../program-text';
import { logarithm } from '../random.wgsl';
import { bindings } from '../statistics.wgsl';
import {
  centred,
  declareLogParts,
  declareMixture,
  declareShares,
  eachComponent,
  eachParameter,
  powersAt,
  sizeOf,
  times,
  WORKGROUP,
  type Shape,
} from './mixture.wgsl';

const own = (shape: Shape) => /* wgsl */ `
  let row = invocation; // (picture L + sample) d + dimension
  if (row >= arrayLength(&z)) { return; }
  let picture = row / (uniforms.latent * uniforms.samples);
  let head = (picture * uniforms.latent + row % uniforms.latent) * ${sizeOf(shape)}u;
  let last = f32(uniforms.grid_points - 1u);
${declareMixture(shape, 'q', 'parameters', 'head')}`;

/** z = y^T zeta, y = softmax((log q + g) / T), and Cov_y(zeta, dlog q / db) / T in one pass, as that of a linear family (Welford). */
export const mixtureGrainWgsl = (shape: Shape) => /* wgsl */ `
struct Uniforms {
  ${addressFields}
  samples : u32, latent : u32, grid_points : u32, temperature : f32,
}
${bindings(['parameters', 'z', 'covariance'], 1)}
${gumbelNoise}

${entryPoint(WORKGROUP)}
${own(shape)}
  let counter = counter_of(row * uniforms.grid_points, picture, uniforms.latent * uniforms.samples * uniforms.grid_points);
${eachParameter(shape, (p) => `  var mean${p} = 0.0; var product${p} = 0.0;`)}
  var top = -1e38;
  var total = 0.0;
  var mean = 0.0;
  for (var r = 0u; r < uniforms.grid_points; r++) {
    ${powersAt(shape, 'r')}
    ${declareShares(shape, 'q')}
    let logit = (q_log + gumbel(counter + vec2<u32>(0u, r))) / uniforms.temperature;
    if (logit > top) {
      let shrink = exp(top - logit);
      total *= shrink;
${eachParameter(shape, (p) => `      product${p} *= shrink;`)}
      top = logit;
    }
    let weight = exp(logit - top);
    total += weight;
    let share = weight / total;
    let away = weight * (1.0 - share) * (zeta - mean);
    mean += share * (zeta - mean);
${eachParameter(
  shape,
  (p, k, m) =>
    `    { let moved = q_share${k}${times(m)} - mean${p}; product${p} += away * moved; mean${p} += share * moved; }`,
)}
  }
  z[row] = mean;
  let scale = 1.0 / (total * uniforms.temperature);
${eachParameter(shape, (p, k, m) => `  covariance[row * ${sizeOf(shape)}u + ${p}u] = scale * ${centred(shape, 'q', 'product', k, m)};`)}
}`;

/** A density so small makes no derivative infinite. */
const LEAST_CELL = '0x1p-30f';

/**
 * z of definition 19 and dz/db = (2 / (R q_r)) sum_s v_s dlog q_s / db, v_s = q_s (u - [s < r]) but for the cell's own, which makes
 * their sum 0. From the nearer end to the cell, because from u = 1/2 on 1 - u has the digits; then a pass for the derivative.
 */
export const mixtureExactWgsl = (shape: Shape) => /* wgsl */ `
struct Uniforms {
  ${addressFields}
  samples : u32, latent : u32, grid_points : u32,
}
${bindings(['parameters', 'z', 'derivative'], 1)}
${uniformNoise}
${logarithm}

${entryPoint(WORKGROUP)}
${own(shape)}
  let u = uniform_at(counter_of(row, picture, uniforms.latent * uniforms.samples));
  let side = select(1.0, -1.0, u > 0.5);
  let mass = select(u, 1.0 - u, u > 0.5);

  var before = 0.0;
  var weight = 0.0;
  var r = 0u;
  loop {
    let place = select(r, uniforms.grid_points - 1u - r, u > 0.5);
    ${powersAt(shape, 'place')}
    ${declareLogParts(shape, 'q')}
    weight = ${Array.from({ length: shape.components }, (_, k) => `exp(q_part${k})`).join(' + ')};
    let next = before + weight;
    if (next > mass || r + 1u >= uniforms.grid_points) { break; }
    before = next;
    r++;
  }
  weight = max(weight, ${LEAST_CELL});
  let width = 2.0 / f32(uniforms.grid_points);
  z[row] = side * (width * (f32(r) + clamp((mass - before) / weight, 0.0, 1.0)) - 1.0);

${eachParameter(shape, (p) => `  var sum${p} = 0.0;`)}
  for (var s = 0u; s < uniforms.grid_points; s++) {
    if (s == r) { continue; }
    let factor = select(mass, mass - 1.0, s < r);
    let place = select(s, uniforms.grid_points - 1u - s, u > 0.5);
    ${powersAt(shape, 'place')}
    ${declareLogParts(shape, 'q')}
${eachComponent(shape, (k) => `    let pulled${k} = factor * exp(q_part${k});`)}
${eachParameter(shape, (p, k, m) => `    sum${p} += pulled${k}${times(m)};`)}
  }
  {
    let rest = ${Array.from({ length: shape.components }, (_, k) => `sum${shape.components * shape.order + k}`).join(' + ')};
    let place = select(r, uniforms.grid_points - 1u - r, u > 0.5);
    ${powersAt(shape, 'place')}
    ${declareShares(shape, 'q')}
${eachParameter(shape, (p, k, m) => `    sum${p} -= rest * q_share${k}${times(m)};`)}
  }
  let scale = side * width / weight;
${eachParameter(shape, (p, k, m) => `  derivative[row * ${sizeOf(shape)}u + ${p}u] = scale * ${centred(shape, 'q', 'sum', k, m)};`)}
}`;
