/** Pieces of WGSL that kernels share: where a workgroup stands, sums over its lanes, logarithms good to their last digits. Text only. */

/**
 * The beginning of `main`, whose body knows its workgroup as `group`, whatever rows it was dispatched in, its place in it as
 * `lane`, and its place among all as `invocation`. Programs look whether it is past their end.
 */
export const entryPoint = (workgroup: number) => /* wgsl */ `
@compute @workgroup_size(${workgroup})
fn main(@builtin(workgroup_id) id : vec3<u32>, @builtin(num_workgroups) count : vec3<u32>,
        @builtin(local_invocation_index) lane : u32) {
  let group = id.y * count.x + id.x;
  let invocation = group * ${workgroup}u + lane;`;

/** The sum of `lanes` numbers (a power of two), one of each lane, in one fixed order; in all lanes. */
export const sumOfLanes = (lanes: number) => /* wgsl */ `
var<workgroup> partial : array<f32, ${lanes}>;
fn sum_of_lanes(lane : u32, value : f32) -> f32 {
  partial[lane] = value;
  for (var half = ${lanes / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { partial[lane] += partial[lane + half]; }
  }
  workgroupBarrier();
  let total = partial[0];
  // Before another sum may write there.
  workgroupBarrier();
  return total;
}`;

/**
 * log(1 + t) for t in [0, 1], 2 atanh(t / (2 + t)) by its series: WGSL's log may be off by 2^-21 near 1, which is all of
 * a small t.
 */
export const log1pOfFraction = /* wgsl */ `
fn log1p_of_fraction(t : f32) -> f32 {
  let s = t / (2.0 + t);
  let q = s * s;
  let tail = 1.0 / 9.0 + q * (1.0 / 11.0 + q * (1.0 / 13.0 + q * (1.0 / 15.0)));
  return 2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * tail))));
}`;
