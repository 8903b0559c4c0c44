/** Captured steps: what one training step dispatched on WebGPU, run again and again with other live numbers. Knows nothing of models; what a step is, its caller says. */
import type { Tensor } from '../tf';
import { bufferOf, flush, insideOf } from '../webgpu-inside';
import type { LiveNumber } from '../webgpu-pass';
import { recordStep, writeWord } from './recording';

/** What one step of a replay takes. */
export interface LiveStep {
  readonly numbers: Readonly<Record<LiveNumber, number>>;
  /** New numbers of the captured inputs, in their order and of their sizes. */
  readonly inputs: readonly (Float32Array | Int32Array)[];
}

export interface Captured {
  /** What the step answered when it was captured; it goes with `dispose`. */
  readonly result: Tensor;
  /** Of one step. */
  readonly dispatches: number;
  /**
   * Runs one step after the other in one submit; the first one's answer goes to number `first` of `results`, the others' behind
   * it. Throws for more steps than it was captured for.
   */
  replay(steps: readonly LiveStep[], results: Tensor, first: number): void;
  /** Gives the step's buffers back. */
  dispose(): void;
}

/**
 * Does a step, once, and answers it captured: all that it dispatched, in order, on the buffers it used; to be replayed at most
 * `mostSteps` at a time. `step` must run the same operations each time, read nothing back, leave what outlives it in buffers
 * written in place, and dispose of every tensor it makes but its answer. Whatever differs between two steps is either a live
 * number of a pass or in `inputs`, float32 or int32 tensors of the caller's.
 */
export function capture(
  backend: unknown,
  inputs: readonly Tensor[],
  mostSteps: number,
  step: () => Tensor,
): Captured {
  const inside = insideOf(backend);
  const { device } = inside;
  const { result, dispatches, places, uniforms, row, release } = recordStep(inside, step);
  const answer = bufferOf(inside, result);
  // What differs between two steps stands in a row a step, and is copied to where the step reads it.
  const targets = [
    { buffer: uniforms, bytes: row.byteLength },
    ...inputs.map((tensor) => ({ buffer: bufferOf(inside, tensor), bytes: 4 * tensor.size })),
  ].filter(({ bytes }) => bytes > 0);
  const rowBytes = targets.reduce((sum, { bytes }) => sum + bytes, 0);
  const rows = device.createBuffer({
    label: 'live rows',
    size: Math.max(4, mostSteps * rowBytes),
    usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
  const staging = new Uint8Array(mostSteps * rowBytes);

  const fill = (at: number, { numbers, inputs: given }: LiveStep) => {
    const own = new Uint32Array(staging.buffer, at, row.length);
    own.set(row);
    for (const place of places) writeWord(own, place, numbers[place.live]);
    let offset = at + row.byteLength;
    given.forEach((values, i) => {
      if (values.length !== inputs[i].size)
        throw new Error(`capture: expected ${inputs[i].size} numbers of input ${i}, got ${values.length}`);
      staging.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
      offset += values.byteLength;
    });
  };

  const encode = (encoder: GPUCommandEncoder, at: number) => {
    let offset = at;
    for (const { buffer, bytes } of targets) {
      encoder.copyBufferToBuffer(rows, offset, buffer, 0, bytes);
      offset += bytes;
    }
    const pass = encoder.beginComputePass();
    for (const { pipeline, bindGroup, workgroups } of dispatches) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup);
      pass.dispatchWorkgroups(...workgroups);
    }
    pass.end();
  };

  return {
    result,
    dispatches: dispatches.length,
    replay(steps, results, first) {
      if (steps.length > mostSteps)
        throw new Error(`capture: expected at most ${mostSteps} steps, got ${steps.length}`);
      steps.forEach((one, i) => fill(i * rowBytes, one));
      const target = bufferOf(inside, results);
      flush(inside);
      device.queue.writeBuffer(rows, 0, staging, 0, steps.length * rowBytes);
      const encoder = device.createCommandEncoder({ label: 'replay' });
      steps.forEach((_, i) => {
        encode(encoder, i * rowBytes);
        encoder.copyBufferToBuffer(answer, 0, target, 4 * (first + i * result.size), 4 * result.size);
      });
      device.queue.submit([encoder.finish()]);
    },
    dispose() {
      release();
      rows.destroy();
    },
  };
}
