/** WGSL of the Bernoulli likelihood (section 2) and of its gradient: a workgroup sums a row; rows of one picture share its pixels. */
import { log1pOfFraction, sumOfLanes, entryPoint } from '../program-text';

export const LANES = 64;

// -log p(x | z) = sum_i max(l_i, 0) - x_i l_i + log(1 + exp(-|l_i|)), section 2.
export const bernoulliWgsl = /* wgsl */ `
struct Uniforms { pixels : u32, samples : u32 }
@group(0) @binding(0) var<storage, read> logits : array<f32>;
@group(0) @binding(1) var<storage, read> x : array<f32>;
@group(0) @binding(2) var<storage, read_write> value : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;
${sumOfLanes(LANES)}
${log1pOfFraction}

${entryPoint(LANES)}
  let row = group;
  var sum = 0.0;
  if (row < arrayLength(&value)) {
    let picture = row / uniforms.samples;
    for (var i = lane; i < uniforms.pixels; i += ${LANES}u) {
      let l = logits[row * uniforms.pixels + i];
      let p = x[picture * uniforms.pixels + i];
      // max(l, 0) - x l as one product on either side: the difference loses digits for large l.
      sum += select(-p * l, (1.0 - p) * l, l > 0.0) + log1p_of_fraction(exp(-abs(l)));
    }
  }
  let total = sum_of_lanes(lane, sum);
  if (lane == 0u && row < arrayLength(&value)) { value[row] = total; }
}`;

// dy (sigmoid(l_i) - x_i), section 2.
export const bernoulliGradientWgsl = /* wgsl */ `
struct Uniforms { pixels : u32, samples : u32 }
@group(0) @binding(0) var<storage, read> logits : array<f32>;
@group(0) @binding(1) var<storage, read> x : array<f32>;
@group(0) @binding(2) var<storage, read> dy : array<f32>;
@group(0) @binding(3) var<storage, read_write> gradient : array<f32>;
@group(0) @binding(4) var<uniform> uniforms : Uniforms;

${entryPoint(LANES)}
  let i = invocation;
  if (i >= arrayLength(&gradient)) { return; }
  let row = i / uniforms.pixels;
  let pixel = row / uniforms.samples * uniforms.pixels + i % uniforms.pixels;
  let l = logits[i];
  let e = exp(-abs(l));
  let sigmoid = select(e, 1.0, l >= 0.0) / (1.0 + e);
  gradient[i] = dy[row] * (sigmoid - x[pixel]);
}`;
