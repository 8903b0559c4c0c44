/** That tfjs's WebGPU backend still is inside what webgpu-pass takes it for; and that passes run in order with tfjs's own. */
import { beforeAll, describe, expect, test } from 'vitest';
import { backends, useBackend } from './testing/test-backends';
import { tf, type Tensor } from './tf';
import { writtenInPlace } from './webgpu-inside';
import { compilePasses, float, record, uninitialised } from './webgpu-pass';

const code = /* wgsl */ `
struct Uniforms { factor : f32 }
@group(0) @binding(0) var<storage, read_write> x : array<f32>;
@group(0) @binding(1) var<uniform> uniforms : Uniforms;
@compute @workgroup_size(1)
fn main(@builtin(workgroup_id) id : vec3<u32>, @builtin(num_workgroups) count : vec3<u32>) {
  let i = id.y * count.x + id.x;
  if (i < arrayLength(&x)) { x[i] = x[i] * uniforms.factor + f32(i % 10u); }
}`;

const multiply = (x: Tensor, factor: number) => {
  const backend = tf.backend();
  writtenInPlace(backend, x);
  record(backend, { label: 'test', code, buffers: [x], uniforms: [float(factor)], workgroups: x.size });
};

describe.each(backends)('a pass of our own on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  if (backend !== 'webgpu') {
    test('has no queue to stand in', () => expect(tf.backend()).not.toHaveProperty('computePassEncoder'));
    return;
  }

  test('what it uses of tfjs is there', () => {
    const inside = tf.backend() as unknown as Record<string, unknown>;
    const methods = [
      'makeTensorInfo',
      'uploadToGPU',
      'makeUniforms',
      'ensureCommandEncoderReady',
      'endComputePassEncoder',
      'submitQueue',
    ];
    for (const method of methods) expect(inside[method], method).toBeTypeOf('function');
    for (const field of [
      'device',
      'tensorMap',
      'commandQueueOwnedIds',
      'dispatchCountInPass',
      'tensorDataPendingDisposal',
      'uniformPendingDisposal',
    ])
      expect(inside[field], field).toBeDefined();
    for (const flag of ['WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 'WEBGPU_CPU_FORWARD'])
      expect(tf.env().get(flag), flag).toBeDefined();
    for (const field of ['computePassEncoder', 'commandEncoder']) expect(inside, field).toHaveProperty(field);
  });

  test('stands in order between operations of tfjs, over many submits', async () => {
    const x = tf.add(tf.tensor1d([1, 2]), 0);
    for (let i = 0; i < 20; i++) multiply(x, 2);
    const y = tf.mul(x, 1);
    multiply(x, 0);
    // x -> 2x + i, twenty times.
    expect([...(await y.data())]).toEqual([2 ** 20, 2 * 2 ** 20 + 2 ** 20 - 1]);
    expect([...(await x.data())]).toEqual([0, 1]);
    tf.dispose([x, y]);
  });

  test('runs more workgroups than fit into one direction', async () => {
    const x = tf.ones([70_000]);
    multiply(x, 3);
    const values = await x.data();
    expect([values[0], values[65_535], values[69_999]]).toEqual([3, 3 + 5, 3 + 9]);
    x.dispose();
  });

  test('is compiled beforehand without being run, once, and by name where it does not compile', async () => {
    const x = tf.variable(tf.tensor1d([1, 2]));
    const other = `${code}\n// Another program.`;
    const pass = (label: string, text: string) => () =>
      record(tf.backend(), { label, code: text, buffers: [x], uniforms: [float(3)], workgroups: 2 });
    const seen: number[][] = [];
    for await (const { compiled, programs } of compilePasses(tf.backend(), pass('other', other)))
      seen.push([compiled, programs]);
    expect(seen).toEqual([[1, 1]]);
    for await (const again of compilePasses(tf.backend(), pass('other', other)))
      throw new Error(`expected nothing to compile, got ${again.programs}`);
    expect([...(await x.data())]).toEqual([1, 2]);
    const broken = compilePasses(tf.backend(), pass('broken', 'fn main() { no }'));
    await expect(broken.next()).rejects.toThrow("shader 'broken': expected it to compile, got: ");
    x.dispose();
  });

  test('makes tensors that tfjs takes', async () => {
    const made = tf.engine().makeTensorFromTensorInfo(uninitialised(tf.backend(), [2, 2]));
    expect(made.shape).toEqual([2, 2]);
    made.dispose();
  });
});
