/** Captured steps: what one training step dispatched on WebGPU, once recorded, run again and again with other live numbers. Knows nothing of models; what a step is, its caller says. */
import type { Tensor } from './tf';
import { bufferOf, flush, insideOf, withDispatchesInASubmit, type Inside } from './webgpu-inside';
import type { LiveNumber, PassUniform } from './webgpu-pass';

export type LiveNumbers = Readonly<Record<LiveNumber, number>>;

/** What one step of a replay takes. */
export interface LiveStep {
  readonly numbers: LiveNumbers;
  /** New numbers of the captured inputs, in their order and of their sizes. */
  readonly inputs: readonly (Float32Array | Int32Array)[];
}

export interface Captured {
  /** Of one step. */
  readonly dispatches: number;
  /**
   * Runs one step after the other in one submit; each one's answer goes to `results`, the first one's to number `first`
   * of it and the others behind. Throws for more than `mostSteps`.
   */
  replay(steps: readonly LiveStep[], results: Tensor, first: number): void;
  readonly mostSteps: number;
  /** Gives the step's buffers back. */
  dispose(): void;
}

interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
}

/** Where a live number of one dispatch stands, in 4-byte words of a step's row. */
interface LivePlace {
  readonly word: number;
  readonly live: LiveNumber;
  readonly type: PassUniform['type'];
}

/** Every device takes uniforms at multiples of this many bytes. */
const SLOT = 256;
/** Dispatches that may take live numbers. */
const SLOTS = 64;
/** More steps than this in one submit gain nothing and would hold up a page's frames. */
const MOST_STEPS = 32;

interface Recording {
  readonly dispatches: Dispatch[];
  readonly places: LivePlace[];
  /** Uniforms of the dispatches that have live numbers, a slot each. */
  readonly arena: GPUBuffer;
  /** Its numbers, of which a replay changes the live ones. */
  readonly row: Uint32Array;
  slots: number;
}

function write(row: Uint32Array, word: number, type: PassUniform['type'], value: number): void {
  if (type === 'float32') new Float32Array(row.buffer)[row.byteOffset / 4 + word] = value;
  else row[word] = value;
}

/** A slot of the arena with these uniforms. */
function liveUniforms(recording: Recording, uniforms: readonly PassUniform[]): GPUBufferBinding {
  const { arena, row, places } = recording;
  if (recording.slots === SLOTS)
    throw new Error(`capture: expected at most ${SLOTS} dispatches with live numbers, got more`);
  const offset = SLOT * recording.slots++;
  uniforms.forEach(({ type, data, live }, i) => {
    const word = offset / 4 + i;
    write(row, word, type, data[0]);
    if (live) places.push({ word, live, type });
  });
  return { buffer: arena, offset, size: Math.max(16, 4 * uniforms.length) };
}

/** Stands where tfjs and gpu/webgpu-pass put their passes, and notes them on their way to the real encoder. */
function notingEncoder(real: GPUCommandEncoder, { dispatches }: Recording): GPUCommandEncoder {
  const beginComputePass = (): GPUComputePassEncoder => {
    const pass = real.beginComputePass();
    let pipeline: GPUComputePipeline;
    let bindGroup: GPUBindGroup;
    const noting: Pick<GPUComputePassEncoder, 'setPipeline' | 'setBindGroup' | 'dispatchWorkgroups' | 'end'> =
      {
        setPipeline: (next) => void pass.setPipeline((pipeline = next)),
        setBindGroup: (index: number, group: GPUBindGroup | null | undefined) =>
          void pass.setBindGroup(index, (bindGroup = group!)),
        dispatchWorkgroups(x, y = 1, z = 1) {
          dispatches.push({ pipeline, bindGroup, workgroups: [x, y, z] });
          pass.dispatchWorkgroups(x, y, z);
        },
        end: () => void pass.end(),
      };
    return noting as GPUComputePassEncoder;
  };
  const noting: Pick<GPUCommandEncoder, 'beginComputePass' | 'copyBufferToBuffer' | 'finish'> = {
    beginComputePass,
    // Of constants on their way to the device: they stay there.
    copyBufferToBuffer: ((...args: Parameters<GPUCommandEncoder['copyBufferToBuffer']>) =>
      real.copyBufferToBuffer(...args)) as GPUCommandEncoder['copyBufferToBuffer'],
    finish: () => real.finish(),
  };
  return noting as GPUCommandEncoder;
}

/** Does the step with everything noted; its tensors' buffers stay its own. */
function recordStep(inside: Inside, recording: Recording, step: () => Tensor) {
  const { makeUniforms } = inside;
  const encoder = notingEncoder(inside.device.createCommandEncoder({ label: 'capture' }), recording);
  inside.commandEncoder = encoder;
  inside.makeUniforms = (uniforms: readonly PassUniform[]) =>
    uniforms.some(({ live }) => live)
      ? liveUniforms(recording, uniforms)
      : makeUniforms.call(inside, uniforms);
  try {
    const result = withDispatchesInASubmit(Infinity, step);
    if (inside.commandEncoder !== encoder)
      throw new Error('capture: expected a step that reads nothing back, got one that submitted its work');
    inside.device.queue.writeBuffer(recording.arena, 0, recording.row);
    return result;
  } finally {
    inside.makeUniforms = makeUniforms;
  }
}

/**
 * Does a step, once, and answers it captured: all that it dispatched, in order, on the buffers it used. `step` must run
 * the same operations each time, read nothing back, leave everything that outlives it in buffers written in place, and
 * dispose of every tensor it makes but its answer. Whatever differs between two steps is either a live number of a pass or
 * in `inputs`, float32 or int32 tensors of the caller's.
 */
export function capture(
  backend: unknown,
  inputs: readonly Tensor[],
  step: () => Tensor,
): { readonly captured: Captured; readonly result: Tensor } {
  const inside = insideOf(backend);
  const { device } = inside;
  flush(inside);
  const recording: Recording = {
    dispatches: [],
    places: [],
    arena: device.createBuffer({
      label: 'live uniforms',
      size: SLOT * SLOTS,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    }),
    row: new Uint32Array((SLOT * SLOTS) / 4),
    slots: 0,
  };
  const held: { tensors: object[]; uniforms: GPUBuffer[] } = { tensors: [], uniforms: [] };
  let result: Tensor;
  try {
    result = recordStep(inside, recording, step);
    // Else the next operations of tfjs would be given the buffers that every replay writes to.
    held.tensors = inside.tensorDataPendingDisposal.splice(0);
    held.uniforms = inside.uniformPendingDisposal.splice(0);
  } catch (error) {
    recording.arena.destroy();
    throw error;
  } finally {
    flush(inside);
  }

  const answer = bufferOf(inside, result);
  const targets = inputs.map((tensor) => bufferOf(inside, tensor));
  const liveBytes = SLOT * recording.slots;
  const rowBytes = targets.reduce((sum, { size }) => sum + size, liveBytes);
  const rows = device.createBuffer({
    label: 'live rows',
    size: MOST_STEPS * rowBytes,
    usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
  const staging = new Uint8Array(MOST_STEPS * rowBytes);

  const fill = (at: number, { numbers, inputs: given }: LiveStep) => {
    const row = new Uint32Array(staging.buffer, at, liveBytes / 4);
    row.set(recording.row.subarray(0, liveBytes / 4));
    for (const { word, live, type } of recording.places) write(row, word, type, numbers[live]);
    let offset = at + liveBytes;
    given.forEach((values, i) => {
      if (values.byteLength !== targets[i].size)
        throw new Error(`capture: expected ${targets[i].size} bytes of input ${i}, got ${values.byteLength}`);
      staging.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
      offset += values.byteLength;
    });
  };

  const encode = (encoder: GPUCommandEncoder, at: number) => {
    if (liveBytes > 0) encoder.copyBufferToBuffer(rows, at, recording.arena, 0, liveBytes);
    let offset = at + liveBytes;
    for (const target of targets) {
      encoder.copyBufferToBuffer(rows, offset, target, 0, target.size);
      offset += target.size;
    }
    const pass = encoder.beginComputePass();
    for (const { pipeline, bindGroup, workgroups } of recording.dispatches) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup);
      pass.dispatchWorkgroups(...workgroups);
    }
    pass.end();
  };

  return {
    result,
    captured: {
      dispatches: recording.dispatches.length,
      mostSteps: MOST_STEPS,
      replay(steps, results, first) {
        if (steps.length > MOST_STEPS)
          throw new Error(`capture: expected at most ${MOST_STEPS} steps, got ${steps.length}`);
        steps.forEach((step, i) => fill(i * rowBytes, step));
        const target = bufferOf(inside, results);
        flush(inside);
        device.queue.writeBuffer(rows, 0, staging, 0, steps.length * rowBytes);
        const encoder = device.createCommandEncoder({ label: 'replay' });
        steps.forEach((_, i) => {
          encode(encoder, i * rowBytes);
          encoder.copyBufferToBuffer(answer, 0, target, first * 4 + i * answer.size, answer.size);
        });
        device.queue.submit([encoder.finish()]);
      },
      dispose() {
        result.dispose();
        inside.tensorDataPendingDisposal.push(...held.tensors);
        inside.uniformPendingDisposal.push(...held.uniforms);
        recording.arena.destroy();
        rows.destroy();
      },
    },
  };
}
