/** Numbers on their way from the WebGPU device to the worker: collected there, and read back together while work goes on. What they mean is the caller's. */
import { tf, type Tensor1D } from './tf';
import { bufferOf, flush, insideOf } from './webgpu-inside';

interface NumberTape {
  /** Where collected numbers go, by their place. */
  readonly tensor: Tensor1D;
  /** Numbers that may still be taken before they are read. */
  room(): number;
  /** Room for `count` numbers; answers the place of the first. Throws where there is none. */
  take(count: number): number;
  /** All numbers taken since the last reading, in their order. One reading at a time. */
  read(): Promise<Float32Array>;
  /** Gives up what is collected. */
  clear(): void;
  dispose(): void;
}

export function createNumberTape(backend: unknown, capacity: number): NumberTape {
  const inside = insideOf(backend);
  const tensor = tf
    .engine()
    .makeTensorFromTensorInfo(inside.makeTensorInfo([capacity], 'float32')) as Tensor1D;
  const buffer = bufferOf(inside, tensor);
  const staging = inside.device.createBuffer({
    label: 'number tape',
    size: 4 * capacity,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  let taken = 0;

  return {
    tensor: tf.keep(tensor),
    room: () => capacity - taken,
    take(count) {
      if (taken + count > capacity)
        throw new Error(`number tape: expected at most ${capacity} numbers between readings, got more`);
      const first = taken;
      taken += count;
      return first;
    },
    async read() {
      const bytes = 4 * taken;
      taken = 0;
      if (bytes === 0) return new Float32Array();
      flush(inside);
      const encoder = inside.device.createCommandEncoder({ label: 'number tape' });
      encoder.copyBufferToBuffer(buffer, 0, staging, 0, bytes);
      // What comes later on the queue may overwrite the tape: it has been copied by then.
      inside.device.queue.submit([encoder.finish()]);
      await staging.mapAsync(GPUMapMode.READ, 0, bytes);
      const numbers = new Float32Array(staging.getMappedRange(0, bytes).slice(0));
      staging.unmap();
      return numbers;
    },
    clear: () => void (taken = 0),
    dispose() {
      tensor.dispose();
      staging.destroy();
    },
  };
}
