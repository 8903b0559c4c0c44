/** WGSL of Gauss-VAE's term1, the KL to the standard normal (section 2), and of its backward pass: one invocation a picture and dimension. */
import { entryPoint } from '../program-text';

export const WORKGROUP = 64;

const entry = (length: string) => /* wgsl */ `

${entryPoint(WORKGROUP)}
  let i = invocation;
  if (i >= ${length}) { return; }
  let latent = uniforms.latent;
  let at = i / latent * 2u * latent + i % latent;
  let mean = head[at];
  let log_variance = head[at + latent];`;

// (sigma^2 + mu^2 - 1 - log sigma^2) / 2, section 2.
export const klNormalWgsl = /* wgsl */ `
struct Uniforms { latent : u32 }
@group(0) @binding(0) var<storage, read> head : array<f32>;
@group(0) @binding(1) var<storage, read_write> kl : array<f32>;
@group(0) @binding(2) var<uniform> uniforms : Uniforms;
${entry('arrayLength(&kl)')}
  kl[i] = 0.5 * (exp(log_variance) + mean * mean - 1.0 - log_variance);
}`;

// dKL/dmu = mu, dKL/dlog sigma^2 = (sigma^2 - 1) / 2, section 2.
export const klNormalGradientWgsl = /* wgsl */ `
struct Uniforms { latent : u32 }
@group(0) @binding(0) var<storage, read> head : array<f32>;
@group(0) @binding(1) var<storage, read> dy : array<f32>;
@group(0) @binding(2) var<storage, read_write> gradient : array<f32>;
@group(0) @binding(3) var<uniform> uniforms : Uniforms;
${entry('arrayLength(&dy)')}
  gradient[at] = dy[i] * mean;
  gradient[at + latent] = dy[i] * 0.5 * (exp(log_variance) - 1.0);
}`;
