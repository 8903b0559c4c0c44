/** WGSL of eq. (1)'s two terms averaged over the batch, and of the backward pass: one workgroup, then one invocation an element. */
import { sumOfLanes, entryPoint } from '../program-text';

export const LANES = 256;

// term1 = sum_ij term1_ij / n, term2 = mean over the n L rows, eq. (1).
export const meanTermsWgsl = /* wgsl */ `
struct Uniforms { pictures : f32 }
@group(0) @binding(0) var<storage, read> term1 : array<f32>;
@group(0) @binding(1) var<storage, read> term2 : array<f32>;
@group(0) @binding(2) var<storage, read_write> terms : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;
${sumOfLanes(LANES)}

@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane : u32) {
  var sum1 = 0.0;
  for (var i = lane; i < arrayLength(&term1); i += ${LANES}u) { sum1 += term1[i]; }
  let total1 = sum_of_lanes(lane, sum1);
  var sum2 = 0.0;
  for (var i = lane; i < arrayLength(&term2); i += ${LANES}u) { sum2 += term2[i]; }
  let total2 = sum_of_lanes(lane, sum2);
  if (lane == 0u) {
    terms[0] = total1 / uniforms.pictures;
    terms[1] = total2 / f32(arrayLength(&term2));
  }
}`;

export const WORKGROUP = 64;

// dL/dterm1_ij = dL/dterm1 / n, dL/dterm2_r = dL/dterm2 / (n L).
export const meanTermsGradientWgsl = /* wgsl */ `
struct Uniforms { pictures : f32 }
@group(0) @binding(0) var<storage, read> dy : array<f32>;
@group(0) @binding(1) var<storage, read_write> term1 : array<f32>;
@group(0) @binding(2) var<storage, read_write> term2 : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;

${entryPoint(WORKGROUP)}
  let i = invocation;
  if (i < arrayLength(&term1)) { term1[i] = dy[0] / uniforms.pictures; }
  if (i < arrayLength(&term2)) { term2[i] = dy[1] / f32(arrayLength(&term2)); }
}`;
