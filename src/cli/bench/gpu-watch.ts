/** What a contender asks of WebGPU, seen from its API: buffers held, and within a span dispatches, submits and allocations. Installed before a device exists. */

export interface Counts {
  readonly dispatches: number;
  readonly submits: number;
  readonly buffers: number;
  /** Bytes of the buffers created. */
  readonly bytes: number;
}

export interface GpuWatch {
  /** Of the last device asked for; null before. */
  queue(): GPUQueue | null;
  /** Bytes of buffers created and not destroyed: now, and at most so far. */
  held(): number;
  peak(): number;
  /** What happens during the work. Only then are calls that a step makes often wrapped, so that time is measured without it. */
  during(work: () => Promise<void>): Promise<Counts>;
}

/** Calls `before` ahead of a method, until the answer is called. */
function onCall(prototype: object, name: string, before: () => void): () => void {
  const inner = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
  const outer = function (this: unknown, ...args: unknown[]) {
    before();
    return inner.apply(this, args);
  };
  Reflect.set(prototype, name, outer);
  return () => void Reflect.set(prototype, name, inner);
}

/** Watches every device made from now on; null where there is no WebGPU. */
export function watchGpu(): GpuWatch | null {
  if (typeof GPUAdapter === 'undefined') return null;
  let queue: GPUQueue | null = null;
  let [held, peak, buffers, bytes] = [0, 0, 0, 0];
  const sizes = new WeakMap<GPUBuffer, number>();

  const adapter = GPUAdapter.prototype;
  const requestDevice = adapter.requestDevice;
  adapter.requestDevice = async function (...args) {
    const device = await requestDevice.apply(this, args);
    queue = device.queue;
    return device;
  };
  const createBuffer = GPUDevice.prototype.createBuffer;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = createBuffer.call(this, descriptor);
    sizes.set(buffer, descriptor.size);
    buffers++;
    bytes += descriptor.size;
    held += descriptor.size;
    peak = Math.max(peak, held);
    return buffer;
  };
  const destroy = GPUBuffer.prototype.destroy;
  GPUBuffer.prototype.destroy = function () {
    held -= sizes.get(this) ?? 0;
    sizes.delete(this);
    return destroy.call(this);
  };

  return {
    queue: () => queue,
    held: () => held,
    peak: () => peak,
    async during(work) {
      let [dispatches, submits] = [0, 0];
      const before = { buffers, bytes };
      const restore = [
        onCall(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => dispatches++),
        onCall(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', () => dispatches++),
        onCall(GPUQueue.prototype, 'submit', () => submits++),
      ];
      try {
        await work();
      } finally {
        for (const undo of restore) undo();
      }
      return { dispatches, submits, buffers: buffers - before.buffers, bytes: bytes - before.bytes };
    },
  };
}
