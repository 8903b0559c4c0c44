/** WGSL of Cat-VAE's term1, the KL of categories to the uniform ones (section 3.4), with its gradient: one invocation a variable. */
import { entryPoint } from '../program-text';
import { logarithm } from '../random.wgsl';

export const WORKGROUP = 64;

// KL = sum_c q_c (log q_c + log C), dKL/dlogit_c = q_c (log q_c + log C - KL), section 3.4.
export const klUniformWgsl = /* wgsl */ `
struct Uniforms { categories : u32, log_categories : f32 }
@group(0) @binding(0) var<storage, read> logits : array<f32>;
@group(0) @binding(1) var<storage, read_write> kl : array<f32>;
@group(0) @binding(2) var<storage, read_write> gradient : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;
${logarithm}

${entryPoint(WORKGROUP)}
  let row = invocation;
  if (row >= arrayLength(&kl)) { return; }
  let first = row * uniforms.categories;
  let end = first + uniforms.categories;
  var top = logits[first];
  for (var at = first; at < end; at++) { top = max(top, logits[at]); }
  var total = 0.0;
  for (var at = first; at < end; at++) { total += exp(logits[at] - top); }
  let shift = uniforms.log_categories - top - logarithm(total);
  var sum = 0.0;
  for (var at = first; at < end; at++) { sum += exp(logits[at] - top) / total * (logits[at] + shift); }
  kl[row] = sum;
  for (var at = first; at < end; at++) {
    gradient[at] = exp(logits[at] - top) / total * (logits[at] + shift - sum);
  }
}`;
