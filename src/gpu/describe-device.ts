/** What the backend at work runs on, in the browser's words: adapter, limits and features of WebGPU, and the memory that its tensors hold. */
import { tf } from './tf';

export interface DeviceDescription {
  /** Null where it is not WebGPU that computes. */
  readonly adapter: {
    readonly vendor: string;
    readonly architecture: string;
    readonly description: string;
  } | null;
  /** Those that bound the size of a run or the shape of a kernel, by their WebGPU names. */
  readonly limits: Readonly<Record<string, number>>;
  readonly features: readonly string[];
  /** Bytes of buffers on the graphics card, also those kept to be used again; null where the backend does not say. */
  readonly bytesOnDevice: number | null;
}

const limits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupsPerDimension',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

export function describeDevice(): DeviceDescription {
  const { device } = tf.backend() as { readonly device?: GPUDevice };
  const { numBytesInGPU } = tf.memory() as { readonly numBytesInGPU?: number };
  const bytesOnDevice = numBytesInGPU ?? null;
  if (!device) return { adapter: null, limits: {}, features: [], bytesOnDevice };
  // Younger than WebGPU itself: some browsers keep the words to themselves.
  const info = (device as { readonly adapterInfo?: GPUAdapterInfo }).adapterInfo;
  const { vendor = '', architecture = '', description = '' } = info ?? {};
  return {
    adapter: { vendor, architecture, description },
    limits: Object.fromEntries(limits.map((name) => [name, device.limits[name]])),
    features: [...device.features].sort(),
    bytesOnDevice,
  };
}
