import { create, globals } from 'webgpu';
import { describe, expect, test } from 'vitest';
import { watchGpu } from './gpu-watch';

describe('watching WebGPU', () => {
  test('is nothing where there is none', () => {
    expect(watchGpu()).toBeNull();
  });

  test("counts what Dawn's null backend is asked for, within a span, and what stays", async () => {
    Object.assign(globalThis, globals);
    const watch = watchGpu()!;
    expect(watch.queue()).toBeNull();
    const gpu = create(['backend=null']);
    const device = await (await gpu.requestAdapter())!.requestDevice();
    expect(watch.queue()).toBe(device.queue);

    const module = device.createShaderModule({ code: '@compute @workgroup_size(1) fn main() {}' });
    const pipeline = device.createComputePipeline({
      layout: 'auto',
      compute: { module, entryPoint: 'main' },
    });
    const buffer = (size: number) => device.createBuffer({ size, usage: GPUBufferUsage.STORAGE });
    const dispatch = (times: number) => {
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      for (let i = 0; i < times; i++) pass.dispatchWorkgroups(1);
      pass.end();
      device.queue.submit([encoder.finish()]);
    };

    const bare = [GPUComputePassEncoder.prototype.dispatchWorkgroups, GPUQueue.prototype.submit];
    const stays = buffer(4096);
    dispatch(5);
    const counts = await watch.during(async () => {
      dispatch(2);
      dispatch(1);
      buffer(1024).destroy();
    });
    dispatch(5);
    expect(counts).toEqual({ dispatches: 3, submits: 2, buffers: 1, bytes: 1024 });
    // What a step calls often is as it was, so that time is measured without the counting.
    expect([GPUComputePassEncoder.prototype.dispatchWorkgroups, GPUQueue.prototype.submit]).toEqual(bare);
    expect(watch.held()).toBe(4096);
    expect(watch.peak()).toBe(4096 + 1024);
    stays.destroy();
    stays.destroy();
    expect(watch.held()).toBe(0);
  });
});
