/** A compute pass of our own in the queue of tfjs's WebGPU backend: the one file that knows that backend's inside. Its test fails when the inside changes. */
import type { TensorInfo } from './tf';

/** A number that a program takes beside its buffers, as WGSL's i32, u32 or f32. */
export interface Uniform {
  readonly type: 'int32' | 'uint32' | 'float32';
  readonly data: [number];
}
export const integer = (value: number): Uniform => ({ type: 'int32', data: [value] });
export const word = (value: number): Uniform => ({ type: 'uint32', data: [value] });
export const float = (value: number): Uniform => ({ type: 'float32', data: [value] });

export interface Pass {
  readonly label: string;
  /** Whole WGSL with entry point `main`: binding i of group 0 is buffer i, the one after them the uniforms. */
  readonly code: string;
  readonly buffers: readonly TensorInfo[];
  readonly uniforms: readonly [Uniform, ...Uniform[]];
  /** Workgroups that must run; the code finds its own by `workgroupOf` of program-text and looks whether it is one too many. */
  readonly workgroups: number;
}

interface TensorData {
  resource?: GPUBuffer;
  values: unknown;
}

/** What is used of tfjs 4.22's WebGPUBackend, much of it private there. */
interface Inside {
  readonly device: GPUDevice;
  readonly tensorMap: { get(dataId: object): TensorData };
  readonly commandQueueOwnedIds: WeakSet<object>;
  readonly commandEncoder: GPUCommandEncoder;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  makeTensorInfo(shape: readonly number[], dtype: 'float32'): TensorInfo;
  uploadToGPU(dataId: object): void;
  makeUniforms(uniforms: readonly Uniform[]): GPUBufferBinding;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

function pipelineOf(device: GPUDevice, { label, code }: Pass): GPUComputePipeline {
  const known = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, known);
  let pipeline = known.get(code);
  if (!pipeline) {
    const module = device.createShaderModule({ label, code });
    pipeline = device.createComputePipeline({
      label,
      layout: 'auto',
      compute: { module, entryPoint: 'main' },
    });
    known.set(code, pipeline);
  }
  return pipeline;
}

/** Most workgroups in one direction that every device takes. */
const MOST_IN_A_ROW = 65_535;
/** Dispatches that tfjs puts into one submit; ours count as its own do. */
const DISPATCHES_IN_A_SUBMIT = 15;

/** A tensor whose numbers a pass will write. */
export function uninitialised(backend: unknown, shape: readonly number[]): TensorInfo {
  return (backend as Inside).makeTensorInfo([...shape], 'float32');
}

/** Puts the pass behind everything that tfjs has recorded so far. */
export function record(backend: unknown, pass: Pass): void {
  const inside = backend as Inside;
  const { device, tensorMap } = inside;
  const resources = pass.buffers.map(({ dataId }) => {
    inside.uploadToGPU(dataId);
    inside.commandQueueOwnedIds.add(dataId);
    return { buffer: tensorMap.get(dataId).resource! };
  });
  const pipeline = pipelineOf(device, pass);
  const entries = [...resources, inside.makeUniforms(pass.uniforms)].map((resource, binding) => ({
    binding,
    resource,
  }));
  const bindGroup = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  const rows = Math.ceil(pass.workgroups / MOST_IN_A_ROW);
  inside.ensureCommandEncoderReady();
  inside.computePassEncoder ??= inside.commandEncoder.beginComputePass();
  inside.computePassEncoder.setPipeline(pipeline);
  inside.computePassEncoder.setBindGroup(0, bindGroup);
  inside.computePassEncoder.dispatchWorkgroups(Math.ceil(pass.workgroups / rows), rows, 1);
  inside.dispatchCountInPass++;
  if (inside.dispatchCountInPass >= DISPATCHES_IN_A_SUBMIT) {
    inside.endComputePassEncoder();
    inside.submitQueue();
  }
}

/** Submits what is recorded and resolves once the device has done it. */
export async function submitted(backend: unknown): Promise<void> {
  const inside = backend as Inside;
  inside.ensureCommandEncoderReady();
  inside.endComputePassEncoder();
  inside.submitQueue();
  await inside.device.queue.onSubmittedWorkDone();
}

/**
 * Says that passes write this tensor's buffer in place. tfjs keeps numbers once read back, and would answer the next
 * reading with them; from now on it keeps none for this tensor.
 */
export function writtenInPlace(backend: unknown, { dataId }: TensorInfo): void {
  const inside = backend as Inside;
  inside.uploadToGPU(dataId);
  const data = inside.tensorMap.get(dataId);
  if (Object.getOwnPropertyDescriptor(data, 'values')?.set) return;
  Object.defineProperty(data, 'values', { get: () => null, set: () => undefined, configurable: true });
}
