/** WGSL of eq. (4) between two mixtures and its derivatives: one invocation a picture and dimension, two passes over the grid. */
import { entryPoint } from '../program-text';
import { logarithm } from '../random.wgsl';
import { bindings } from '../statistics.wgsl';
import {
  centred,
  declareMixture,
  declareShares,
  eachParameter,
  powersAt,
  sizeOf,
  times,
  WORKGROUP,
  type Shape,
} from './mixture.wgsl';

/** The least sum that a share is taken of: a density that underflows has none. */
const LEAST_TOTAL = '1e-37';

/**
 * KL = E_q[log q - log p], eq. (4); Cov_q(dlog q / db, log q - log p) = dKL/db, its means and products growing with the weights
 * (Welford); and E_p[dlog p / da] - E_q[dlog p / da], this picture's part of dKL/da. E_p has w_k at a weight, 0 elsewhere.
 */
export const klMixtureGrainWgsl = (shape: Shape) => /* wgsl */ `
struct Uniforms { latent : u32, grid_points : u32 }
${bindings(['posterior', 'prior', 'kl', 'covariance', 'moments'], 2)}
${logarithm}

${entryPoint(WORKGROUP)}
  let row = invocation; // picture d + dimension
  if (row >= arrayLength(&kl)) { return; }
  let last = f32(uniforms.grid_points - 1u);
  let head = row * ${sizeOf(shape)}u;
  let own = row % uniforms.latent * ${sizeOf(shape)}u;
${declareMixture(shape, 'q', 'posterior', 'head')}
${declareMixture(shape, 'p', 'prior', 'own')}
${eachParameter(shape, (i) => `  var mean${i} = 0.0; var product${i} = 0.0; var moment${i} = 0.0;`)}
  var total = 0.0;
  var difference = 0.0;
  for (var r = 0u; r < uniforms.grid_points; r++) {
    ${powersAt(shape, 'r')}
    ${declareShares(shape, 'q')}
    ${declareShares(shape, 'p')}
    let delta = q_log - p_log;
    let weight = exp(q_log);
    total += weight;
    let share = weight / max(total, ${LEAST_TOTAL});
    let away = weight * (1.0 - share) * (delta - difference);
    difference += share * (delta - difference);
${eachParameter(
  shape,
  (i, k, m) =>
    `    { let moved = q_share${k}${times(m)} - mean${i}; product${i} += away * moved; mean${i} += share * moved; moment${i} += weight * p_share${k}${times(m)}; }`,
)}
  }
  kl[row] = difference;
${eachParameter(
  shape,
  (i, k, m) => `  covariance[head + ${i}u] = ${centred(shape, 'q', 'product', k, m)} / total;
  moments[head + ${i}u] = ${m === null ? `p_weight${k}` : '0.0'} - ${centred(shape, 'p', 'moment', k, m)} / total;`,
)}
}`;
