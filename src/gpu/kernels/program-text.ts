/** Pieces of WGSL that kernels share: where an invocation stands. Text only. */

/** Of a workgroup of `size` invocations: its number, whatever rows it was dispatched in. Programs run it past their end. */
export const workgroupOf = /* wgsl */ `
fn workgroup_of(id : vec3<u32>, count : vec3<u32>) -> u32 {
  return id.y * count.x + id.x;
}`;
