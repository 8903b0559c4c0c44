/** WGSL of the Gaussian sample z = mu + sigma epsilon (section 2), its noise drawn inside, and of its backward pass, which draws it again. */
import { entryPoint } from '../program-text';
import { addressFields, normalNoise } from '../noise.wgsl';

export const WORKGROUP = 64;

/** Both have these first; heads are [n, 2 d], mean then log-variance. */
const uniforms = `struct Uniforms { ${addressFields} samples : u32, latent : u32, scale : f32 }`;
const entry = /* wgsl */ `
${normalNoise}

${entryPoint(WORKGROUP)}
  let i = invocation;
  let latent = uniforms.latent;
  let each = latent * uniforms.samples;`;

export const gaussSampleWgsl = /* wgsl */ `
${uniforms}
@group(0) @binding(0) var<storage, read> head : array<f32>;
@group(0) @binding(1) var<storage, read_write> z : array<f32>;
@group(0) @binding(2) var<uniform> uniforms : Uniforms;
${entry}
  if (i >= arrayLength(&z)) { return; }
  let picture = i / each;
  let at = picture * 2u * latent + i % latent;
  z[i] = head[at] + exp(0.5 * head[at + latent]) * uniforms.scale * normal(counter_of(i, picture, each));
}`;

// dL/dmu = sum_l dL/dz, dL/dlog sigma^2 = sum_l dL/dz sigma epsilon / 2.
export const gaussSampleGradientWgsl = /* wgsl */ `
${uniforms}
@group(0) @binding(0) var<storage, read> head : array<f32>;
@group(0) @binding(1) var<storage, read> dz : array<f32>;
@group(0) @binding(2) var<storage, read_write> gradient : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;
${entry}
  if (2u * i >= arrayLength(&gradient)) { return; }
  let picture = i / latent;
  let at = picture * 2u * latent + i % latent;
  let half_sigma = 0.5 * exp(0.5 * head[at + latent]);
  var mean = 0.0;
  var log_variance = 0.0;
  for (var l = 0u; l < uniforms.samples; l++) {
    let element = (picture * uniforms.samples + l) * latent + i % latent;
    mean += dz[element];
    log_variance += dz[element] * half_sigma * uniforms.scale * normal(counter_of(element, picture, each));
  }
  gradient[at] = mean;
  gradient[at + latent] = log_variance;
}`;
