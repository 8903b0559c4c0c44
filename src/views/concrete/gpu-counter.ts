/** Concrete samples counted on WebGPU, on a device of its own: plain numbers go in and come out; works in workers and windows. */
import { isSoftwareAdapter } from '../../gpu/software-adapter';
import type { Key } from '../../math/random';
import { countText, SAMPLES_OF_GROUP } from './count-text';

/** What math/concrete-counts takes too. */
export interface Drawing {
  readonly alpha: readonly number[];
  readonly temperatures: readonly number[];
  readonly key: Key;
  /** Cells of the lattice along a side. */
  readonly n: number;
}

export interface GpuCounter {
  /** What the adapter calls itself. */
  readonly adapter: string;
  /** Counts of samples first, ..., first + count - 1: a row of cells for every temperature. Rejects where the device is lost. */
  count(first: number, count: number): Promise<Uint32Array[]>;
  end(): void;
}

/** Rejects, in words that end a sentence, where there is no adapter, only one of software and `software` is false, or no device. */
export async function openGpuCounter(drawing: Drawing, software: boolean): Promise<GpuCounter> {
  const gpu = (navigator as Partial<Navigator>).gpu;
  if (!gpu) throw new Error('this browser has no WebGPU here');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('WebGPU has no adapter here');
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = [vendor, architecture, description].filter(Boolean).join(' ') || 'an adapter without a name';
  if (!software && (isFallbackAdapter || isSoftwareAdapter(name)))
    throw new Error(`the only GPU is software (${name}), which counts slower than a worker`);
  return counterOf(await adapter.requestDevice(), name, drawing);
}

async function counterOf(
  device: GPUDevice,
  adapter: string,
  { alpha, temperatures, key, n }: Drawing,
): Promise<GpuCounter> {
  const lostWith = ({ message }: { readonly message: string }): never => {
    throw new Error(`the GPU was lost (${message || 'no reason given'})`);
  };
  const lost = device.lost.then(lostWith);
  // Heard where something waits for the device; a device that is given up troubles nobody.
  lost.catch(() => undefined);
  const cells = (n * (n + 1)) / 2;
  const bytes = 4 * cells * temperatures.length;
  const asked = device.createBuffer({ size: 32, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  const heats = device.createBuffer({
    size: 4 * temperatures.length,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(heats, 0, Float32Array.from(temperatures));
  const counts = device.createBuffer({
    size: bytes,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
  const read = device.createBuffer({ size: bytes, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
  const pipeline = await Promise.race([
    device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: countText(n) }), entryPoint: 'main' },
    }),
    lost,
  ]);
  const bindings = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [asked, heats, counts].map((buffer, binding) => ({ binding, resource: { buffer } })),
  });

  return {
    adapter,
    end: () => device.destroy(),
    async count(first, count) {
      const words = new Uint32Array(8);
      words.set([...key, first, count]);
      new Float32Array(words.buffer, 16).set(alpha.map(Math.log));
      device.queue.writeBuffer(asked, 0, words);
      const encoder = device.createCommandEncoder();
      encoder.clearBuffer(counts);
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindings);
      pass.dispatchWorkgroups(Math.ceil(count / SAMPLES_OF_GROUP), temperatures.length);
      pass.end();
      encoder.copyBufferToBuffer(counts, 0, read, 0, bytes);
      device.queue.submit([encoder.finish()]);
      // Of a lost device whichever of the two hears of it first rejects.
      await Promise.race([read.mapAsync(GPUMapMode.READ).catch(lostWith), lost]);
      const all = new Uint32Array(read.getMappedRange().slice(0));
      read.unmap();
      return temperatures.map((_, t) => all.slice(t * cells, (t + 1) * cells));
    },
  };
}
