/** WGSL of the exact sample of definition 19 and its derivative, its uniform drawn inside. One invocation a sample: no tensor of batch x L x d x R, no barrier. */
import { entryPoint } from '../program-text';
import { addressFields, uniformNoise } from '../noise.wgsl';

export const WORKGROUP = 64;

const each = (order: number, line: (m: number) => string) =>
  Array.from({ length: order }, (_, m) => line(m)).join('\n');

/**
 * z = -1 + (2/R)(r + (u - C_r) / p_r), and dz/db_m = (2 / (R p_r)) sum_s p_s (u - [s < r]) (zeta_s^m - zeta_r^m), not in the paper:
 * definition 19. Three passes over the grid: the sum of all weights, which is rescaled when a larger one comes; from the nearer end to
 * the cell; the derivative. From u = 1/2 on the axis is turned round, because 1 - u has the digits: z and b's odd coefficients change sign.
 */
export const inverseCdfWgsl = (order: number) => /* wgsl */ `
struct Uniforms {
  ${addressFields}
  samples : u32, latent : u32, grid_points : u32,
}
@group(0) @binding(0) var<storage, read> coefficients : array<f32>;
@group(0) @binding(1) var<storage, read_write> z : array<f32>;
@group(0) @binding(2) var<storage, read_write> derivative : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;
${uniformNoise}

${entryPoint(WORKGROUP)}
  let row = invocation; // (picture L + sample) d + dimension
  if (row >= arrayLength(&z)) { return; }
  let picture = row / (uniforms.latent * uniforms.samples);
  let head = (picture * uniforms.latent + row % uniforms.latent) * ${order}u;
  let u = uniform_at(counter_of(row, picture, uniforms.latent * uniforms.samples));
  let side = select(1.0, -1.0, u > 0.5);
  let mass = select(u, 1.0 - u, u > 0.5);
  let last = f32(uniforms.grid_points - 1u);
${each(order, (m) => `  let b${m} = ${m % 2 === 0 ? 'side * ' : ''}coefficients[head + ${m}u];`)}

  var top = -1e38;
  var total = 0.0;
  for (var s = 0u; s < uniforms.grid_points; s++) {
    let zeta = (2.0 * f32(s) - last) / last;
    let beta = ${horner(order)};
    if (beta > top) { total *= exp(top - beta); top = beta; }
    total += exp(beta - top);
  }

  let wanted = mass * total;
  var before = 0.0;
  var weight = 0.0;
  var r = 0u;
  loop {
    let zeta = (2.0 * f32(r) - last) / last;
    let beta = ${horner(order)};
    weight = exp(beta - top);
    let next = before + weight;
    if (next > wanted || r + 1u >= uniforms.grid_points) { break; }
    before = next;
    r++;
  }
  let width = 2.0 / f32(uniforms.grid_points);
  z[row] = side * (width * (f32(r) + clamp((wanted - before) / weight, 0.0, 1.0)) - 1.0);

  let p0 = (2.0 * f32(r) - last) / last;
${each(order - 1, (m) => `  let p${m + 1} = p${m} * p0;`)}
${each(order, (m) => `  var sum${m} = 0.0;`)}
  for (var s = 0u; s < uniforms.grid_points; s++) {
    let zeta = (2.0 * f32(s) - last) / last;
    let beta = ${horner(order)};
    let share = exp(beta - top) * select(mass, mass - 1.0, s < r);
    let q0 = zeta;
${each(order - 1, (m) => `    let q${m + 1} = q${m} * zeta;`)}
${each(order, (m) => `    sum${m} += share * (q${m} - p${m});`)}
  }
  let scale = width / weight;
${each(order, (m) => `  derivative[row * ${order}u + ${m}u] = ${m % 2 === 0 ? '' : 'side * '}scale * sum${m};`)}
}`;

/** beta = sum_m b_m zeta^m. */
function horner(order: number): string {
  return Array.from({ length: order }, (_, m) => `b${m}`).reduceRight(
    (sum, b) => (sum === '' ? `${b} * zeta` : `(${b} + ${sum}) * zeta`),
    '',
  );
}
