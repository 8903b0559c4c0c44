/** WGSL of Concrete samples (section 3.2), their noise drawn inside, and of their backward pass: one invocation a variable. */
import { entryPoint } from '../program-text';
import { addressFields, gumbelNoise } from '../noise.wgsl';

export const WORKGROUP = 64;

// y = softmax((logits + g) / T), section 3.2; y holds the logits until it is normalised.
export const concreteWgsl = /* wgsl */ `
struct Uniforms {
  ${addressFields}
  samples : u32, latent : u32, categories : u32, temperature : f32,
}
@group(0) @binding(0) var<storage, read> logits : array<f32>;
@group(0) @binding(1) var<storage, read_write> y : array<f32>;
@group(0) @binding(2) var<uniform> uniforms : Uniforms;
${gumbelNoise}

${entryPoint(WORKGROUP)}
  let row = invocation; // (picture L + sample) d + dimension
  let categories = uniforms.categories;
  if (row * categories >= arrayLength(&y)) { return; }
  let picture = row / (uniforms.latent * uniforms.samples);
  let head = (picture * uniforms.latent + row % uniforms.latent) * categories;
  let own = row * categories;
  let counter = counter_of(own, picture, uniforms.latent * uniforms.samples * categories);
  var top = -1e38;
  for (var c = 0u; c < categories; c++) {
    let logit = (logits[head + c] + gumbel(counter + vec2<u32>(0u, c))) / uniforms.temperature;
    y[own + c] = logit;
    top = max(top, logit);
  }
  var total = 0.0;
  for (var c = 0u; c < categories; c++) {
    let weight = exp(y[own + c] - top);
    y[own + c] = weight;
    total += weight;
  }
  for (var c = 0u; c < categories; c++) { y[own + c] /= total; }
}`;

// dL/dlogit_c = sum_l y_c (dL/dy_c - sum_s y_s dL/dy_s) / T, section 3.2.
export const concreteGradientWgsl = /* wgsl */ `
struct Uniforms { samples : u32, latent : u32, categories : u32, temperature : f32 }
@group(0) @binding(0) var<storage, read> y : array<f32>;
@group(0) @binding(1) var<storage, read> dy : array<f32>;
@group(0) @binding(2) var<storage, read_write> gradient : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;

${entryPoint(WORKGROUP)}
  let variable = invocation; // picture d + dimension
  let categories = uniforms.categories;
  if (variable * categories >= arrayLength(&gradient)) { return; }
  let picture = variable / uniforms.latent;
  for (var c = 0u; c < categories; c++) { gradient[variable * categories + c] = 0.0; }
  for (var l = 0u; l < uniforms.samples; l++) {
    let row = (picture * uniforms.samples + l) * uniforms.latent + variable % uniforms.latent;
    var mean = 0.0;
    for (var c = 0u; c < categories; c++) { mean += y[row * categories + c] * dy[row * categories + c]; }
    for (var c = 0u; c < categories; c++) {
      let at = row * categories + c;
      gradient[variable * categories + c] += y[at] * (dy[at] - mean) / uniforms.temperature;
    }
  }
}`;
