/** WGSL of the exact sample of definition 19 and its derivative, its uniform drawn inside. One invocation a sample: no tensor of batch x L x d x R, no barrier. */
import { entryPoint } from '../program-text';
import { addressFields, uniformNoise } from '../noise.wgsl';
import { bindings, type StatisticsText } from '../statistics.wgsl';

export const WORKGROUP = 64;

const each = (order: number, line: (m: number) => string) =>
  Array.from({ length: order }, (_, m) => line(m)).join('\n');

/** How the axis is turned round: by signs of the coefficients of odd statistics, where those of even m are even, or by reading the table from its other end. */
const turnings = {
  signs: {
    place: (s: string) => s,
    coefficient: (m: number) => (m % 2 === 0 ? 'side * ' : ''),
    derivative: (m: number) => (m % 2 === 0 ? '' : 'side * '),
  },
  table: {
    place: (s: string) => `select(${s}, uniforms.grid_points - 1u - ${s}, u > 0.5)`,
    coefficient: () => '',
    derivative: () => 'side * ',
  },
} as const;

/**
 * z = -1 + (2/R)(r + (u - C_r) / p_r), and dz/db_m = (2 / (R p_r)) sum_s p_s (u - [s < r]) (f_m(s) - f_m(r)), not in the paper:
 * definition 19. Three passes over the grid: the sum of all weights, which is rescaled when a larger one comes; from the nearer end to
 * the cell; the derivative. From u = 1/2 on the axis is turned round, because 1 - u has the digits.
 */
export function inverseCdfWgsl(
  order: number,
  statistics: StatisticsText,
  turning: keyof typeof turnings,
): string {
  const { place, coefficient, derivative } = turnings[turning];
  const statisticsOf = (at: string, name: string) =>
    `let zeta = (2.0 * f32(${at}) - last) / last;\n    ${statistics.at(place(at), 'zeta', name)}`;
  const exponentOf = (at: string, name: string) =>
    `${statisticsOf(at, name)}\n    let beta = ${statistics.exponent('b', name)};`;
  return /* wgsl */ `
struct Uniforms {
  ${addressFields}
  samples : u32, latent : u32, grid_points : u32,
}
${bindings(['coefficients', ...statistics.buffers, 'z', 'derivative'], 1 + statistics.buffers.length)}
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
${each(order, (m) => `  let b${m} = ${coefficient(m)}coefficients[head + ${m}u];`)}

  var top = -1e38;
  var total = 0.0;
  for (var s = 0u; s < uniforms.grid_points; s++) {
    ${exponentOf('s', 'p')}
    if (beta > top) { total *= exp(top - beta); top = beta; }
    total += exp(beta - top);
  }

  let wanted = mass * total;
  var before = 0.0;
  var weight = 0.0;
  var r = 0u;
  loop {
    ${exponentOf('r', 'p')}
    weight = exp(beta - top);
    let next = before + weight;
    if (next > wanted || r + 1u >= uniforms.grid_points) { break; }
    before = next;
    r++;
  }
  let width = 2.0 / f32(uniforms.grid_points);
  z[row] = side * (width * (f32(r) + clamp((wanted - before) / weight, 0.0, 1.0)) - 1.0);

  ${statisticsOf('r', 'p')}
${each(order, (m) => `  var sum${m} = 0.0;`)}
  for (var s = 0u; s < uniforms.grid_points; s++) {
    ${exponentOf('s', 'q')}
    let share = exp(beta - top) * select(mass, mass - 1.0, s < r);
${each(order, (m) => `    sum${m} += share * (q${m} - p${m});`)}
  }
  let scale = width / weight;
${each(order, (m) => `  derivative[row * ${order}u + ${m}u] = ${derivative(m)}scale * sum${m};`)}
}`;
}
