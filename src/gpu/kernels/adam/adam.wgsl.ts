/** WGSL of Adam's update (math/adam, Kingma and Ba 2014): one invocation an element of one or two parameters, written in place. */
import { BETA_1, BETA_2 } from '../../../math/adam';
import { entryPoint } from '../program-text';

export const WORKGROUP = 64;

const buffers = (k: number) => /* wgsl */ `
@group(0) @binding(${4 * k}) var<storage, read_write> weights${k} : array<f32>;
@group(0) @binding(${4 * k + 1}) var<storage, read_write> first${k} : array<f32>;
@group(0) @binding(${4 * k + 2}) var<storage, read_write> second${k} : array<f32>;
@group(0) @binding(${4 * k + 3}) var<storage, read> gradient${k} : array<f32>;`;

// m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, w -= rate m / (sqrt(v) + epsilon).
const update = (k: number) => /* wgsl */ `
  if (i < arrayLength(&weights${k})) {
    let g = gradient${k}[i];
    let m = ${BETA_1} * first${k}[i] + ${1 - BETA_1} * g;
    let v = ${BETA_2} * second${k}[i] + ${1 - BETA_2} * g * g;
    first${k}[i] = m;
    second${k}[i] = v;
    weights${k}[i] -= uniforms.rate * m / (sqrt(v) + uniforms.epsilon);
    return;
  }
  i -= arrayLength(&weights${k});`;

/** For `parameters` of 1 or 2: eight buffers are what every device binds at once. */
export function adamWgsl(parameters: 1 | 2): string {
  const each = Array.from({ length: parameters }, (_, k) => k);
  return /* wgsl */ `
struct Uniforms { rate : f32, epsilon : f32 }
${each.map(buffers).join('\n')}
@group(0) @binding(${4 * parameters}) var<uniform> uniforms : Uniforms;

${entryPoint(WORKGROUP)}
  var i = invocation;
${each.map(update).join('\n')}
}`;
}
