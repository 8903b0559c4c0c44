/** WGSL of a running mean (math/running-mean): one invocation an element, written in place. */
import { KEPT } from '../../../math/running-mean';
import { entryPoint } from '../program-text';

export const WORKGROUP = 64;

// first = k first + (1 - k) value, second = k second + (1 - k); definition 30.
export const runningMeanWgsl = /* wgsl */ `
struct Uniforms { kept : f32 }
@group(0) @binding(0) var<storage, read_write> first : array<f32>;
@group(0) @binding(1) var<storage, read_write> second : array<f32>;
@group(0) @binding(2) var<storage, read> value : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;

${entryPoint(WORKGROUP)}
  let i = invocation;
  if (i >= arrayLength(&first)) { return; }
  first[i] = uniforms.kept * first[i] + ${1 - KEPT} * value[i];
  second[i] = uniforms.kept * second[i] + ${1 - KEPT};
}`;
