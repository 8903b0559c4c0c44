/** WGSL that counts Concrete samples into the lattice's cells, the same samples as math/concrete-counts: text only. */
import { logarithm, threefryText, uniformText } from '../../gpu/kernels/random.wgsl';

const WORKGROUP = 256;
/** Samples of one triangle that a workgroup counts in memory of its own before it adds to what all share. */
export const SAMPLES_OF_GROUP = 4096;

/** For a lattice of n (n + 1) / 2 cells; workgroup (g, t) counts its samples of triangle t. */
export function countText(n: number): string {
  const cells = (n * (n + 1)) / 2;
  return /* wgsl */ `
struct Asked { key : vec2<u32>, first : u32, count : u32, log_alpha : vec3<f32> }
@group(0) @binding(0) var<uniform> asked : Asked;
@group(0) @binding(1) var<storage, read> temperatures : array<f32>;
@group(0) @binding(2) var<storage, read_write> counts : array<atomic<u32>>;
var<workgroup> own : array<atomic<u32>, ${cells}>;
${threefryText}
${uniformText}
${logarithm}
fn gumbel(word : u32) -> f32 { return -logarithm(-logarithm(uniform_of(word))); }

fn cell_of(across : f32, up : f32) -> u32 {
  let j = min(${n - 1}, i32(up));
  let i = min(${n - 1} - j, i32(across));
  return u32(j * ${n} - j * (j - 1) / 2 + i);
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) group : vec3<u32>, @builtin(local_invocation_index) local : u32) {
  let temperature = temperatures[group.y];
  for (var place = local; place < ${SAMPLES_OF_GROUP}u; place += ${WORKGROUP}u) {
    let sample = group.x * ${SAMPLES_OF_GROUP}u + place;
    if (sample >= asked.count) { break; }
    let words = threefry(asked.key, vec2<u32>(asked.first + sample, 0u));
    let more = threefry(asked.key, vec2<u32>(asked.first + sample, 1u));
    let x = asked.log_alpha + vec3<f32>(gumbel(words.x), gumbel(words.y), gumbel(more.x));
    let y = exp((x - max(x.x, max(x.y, x.z))) / temperature);
    let scale = ${n}.0 / (y.x + y.y + y.z);
    atomicAdd(&own[cell_of(y.y * scale, y.z * scale)], 1u);
  }
  workgroupBarrier();
  for (var cell = local; cell < ${cells}u; cell += ${WORKGROUP}u) {
    let counted = atomicLoad(&own[cell]);
    if (counted > 0u) { atomicAdd(&counts[group.y * ${cells}u + cell], counted); }
  }
}`;
}
