/** What is used of the inside of tfjs's WebGPU backend, much of it private there: the one file that names it. Its test fails when the inside changes. */
import { tf, type Tensor, type TensorInfo } from './tf';

interface TensorData {
  resource?: GPUBuffer;
  values: unknown;
}

/** A number that a program takes beside its buffers, as WGSL's i32, u32 or f32. */
export interface Uniform {
  readonly type: 'int32' | 'uint32' | 'float32';
  readonly data: [number];
}

/** Of tfjs 4.22's WebGPUBackend. */
export interface Inside {
  readonly device: GPUDevice;
  readonly tensorMap: { get(dataId: object): TensorData };
  readonly commandQueueOwnedIds: WeakSet<object>;
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  /** Tensors disposed of while recorded work still reads them; given back at the next submit. */
  tensorDataPendingDisposal: object[];
  uniformPendingDisposal: GPUBuffer[];
  makeTensorInfo(shape: readonly number[], dtype: 'float32' | 'int32'): TensorInfo;
  uploadToGPU(dataId: object): void;
  makeUniforms(uniforms: readonly Uniform[]): GPUBufferBinding;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

export const insideOf = (backend: unknown): Inside => backend as Inside;

/** The tensor's buffer on the device. */
export function bufferOf(inside: Inside, { dataId }: TensorInfo): GPUBuffer {
  inside.uploadToGPU(dataId);
  return inside.tensorMap.get(dataId).resource!;
}

const SUBMIT_SIZE = 'WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE';

/** Dispatches that tfjs puts into one submit. */
export const dispatchesInASubmit = (): number => tf.env().getNumber(SUBMIT_SIZE);

/** Does the work with every operation on the device, small ones too, and nothing submitted meanwhile. */
export function withAllOnDevice<T>(work: () => T): T {
  const during = { [SUBMIT_SIZE]: Infinity, WEBGPU_CPU_FORWARD: false };
  const before = Object.keys(during).map((flag) => [flag, tf.env().get(flag)] as const);
  for (const [flag, value] of Object.entries(during)) tf.env().set(flag, value);
  try {
    return work();
  } finally {
    for (const [flag, value] of before) tf.env().set(flag, value);
  }
}

/** Submits what has been recorded. */
export function flush(inside: Inside): void {
  inside.endComputePassEncoder();
  if (inside.commandEncoder) inside.submitQueue();
}

/** Submits what has been recorded and resolves once the device has done it. */
export async function submitted(backend: unknown): Promise<void> {
  const inside = insideOf(backend);
  flush(inside);
  await inside.device.queue.onSubmittedWorkDone();
}

/**
 * Says that passes write this tensor's buffer in place. tfjs keeps numbers once read back, and would answer the next
 * reading with them; from now on it keeps none for this tensor.
 */
export function writtenInPlace(backend: unknown, { dataId }: TensorInfo): void {
  const inside = insideOf(backend);
  inside.uploadToGPU(dataId);
  const data = inside.tensorMap.get(dataId);
  if (Object.getOwnPropertyDescriptor(data, 'values')?.set) return;
  Object.defineProperty(data, 'values', { get: () => null, set: () => undefined, configurable: true });
}

/** Copies the first `from.size` numbers of a tensor to number `first` of another, after all that has been recorded. */
export function copyNumbers(backend: unknown, from: Tensor, to: Tensor, first: number): void {
  const inside = insideOf(backend);
  const [source, target] = [bufferOf(inside, from), bufferOf(inside, to)];
  inside.ensureCommandEncoderReady();
  inside.endComputePassEncoder();
  inside.commandEncoder!.copyBufferToBuffer(source, 0, target, 4 * first, 4 * from.size);
  flush(inside);
}
