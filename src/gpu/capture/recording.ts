/** Notes what one step dispatches through tfjs's WebGPU backend while it really does it. What is then done with the notes, capture.ts says. */
import type { Tensor } from '../tf';
import { flush, withAllOnDevice, type Inside } from '../webgpu-inside';
import type { LiveNumber, PassUniform } from '../webgpu-pass';

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

interface Recording {
  readonly result: Tensor;
  readonly dispatches: readonly Dispatch[];
  readonly places: readonly LivePlace[];
  /** Uniforms of the dispatches that have live numbers, a slot each, and what they were. */
  readonly uniforms: GPUBuffer;
  readonly row: Uint32Array<ArrayBuffer>;
  /** Gives the step's buffers back to tfjs. */
  release(): void;
}

/** Every device takes uniforms at multiples of this many bytes. */
const SLOT = 256;
/** Dispatches that may take live numbers. */
const SLOTS = 64;

/** Writes one number of a row, as its type has it. */
export function writeWord(row: Uint32Array, { word, type }: Omit<LivePlace, 'live'>, value: number): void {
  if (type === 'float32') new Float32Array(row.buffer, row.byteOffset)[word] = value;
  else row[word] = value;
}

/** Stands where tfjs and gpu/webgpu-pass put their passes, and notes them on their way to the real encoder. */
function notingEncoder(real: GPUCommandEncoder, dispatches: Dispatch[]): GPUCommandEncoder {
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

/** Does the step, and answers what it dispatched with the buffers it used, which stay its own until they are released. */
export function recordStep(inside: Inside, step: () => Tensor): Recording {
  const { device, makeUniforms } = inside;
  const dispatches: Dispatch[] = [];
  const places: LivePlace[] = [];
  const uniforms = device.createBuffer({
    label: 'live uniforms',
    size: SLOT * SLOTS,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  const row = new Uint32Array((SLOT * SLOTS) / 4);
  let slots = 0;

  const liveUniforms = (numbers: readonly PassUniform[]): GPUBufferBinding => {
    if (slots === SLOTS)
      throw new Error(`capture: expected at most ${SLOTS} dispatches with live numbers, got more`);
    const offset = SLOT * slots++;
    numbers.forEach(({ type, data, live }, i) => {
      const place = { word: offset / 4 + i, type };
      writeWord(row, place, data[0]);
      if (live) places.push({ ...place, live });
    });
    return { buffer: uniforms, offset, size: 4 * numbers.length };
  };

  flush(inside);
  const encoder = notingEncoder(device.createCommandEncoder({ label: 'capture' }), dispatches);
  inside.commandEncoder = encoder;
  inside.makeUniforms = (numbers: readonly PassUniform[]) =>
    numbers.some(({ live }) => live) ? liveUniforms(numbers) : makeUniforms.call(inside, numbers);
  try {
    const result = withAllOnDevice(step);
    if (inside.commandEncoder !== encoder)
      throw new Error('capture: expected a step that reads nothing back, got one that submitted its work');
    device.queue.writeBuffer(uniforms, 0, row);
    // Else the next operations of tfjs would be given the buffers that every replay writes to.
    const heldTensors = inside.tensorDataPendingDisposal.splice(0);
    const heldUniforms = inside.uniformPendingDisposal.splice(0);
    return {
      result,
      dispatches,
      places,
      uniforms,
      row: row.slice(0, (slots * SLOT) / 4),
      release() {
        result.dispose();
        inside.tensorDataPendingDisposal.push(...heldTensors);
        inside.uniformPendingDisposal.push(...heldUniforms);
        uniforms.destroy();
      },
    };
  } catch (error) {
    uniforms.destroy();
    throw error;
  } finally {
    inside.makeUniforms = makeUniforms;
    flush(inside);
  }
}
