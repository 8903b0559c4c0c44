/** All that this project knows of the insides of tfjs's WebAssembly backend: its memory, where a tensor lies in it, and how to make one there. */
import { tf, type Tensor } from '../tf';

interface Insides {
  readonly wasm?: {
    _malloc(bytes: number): number;
    _free(address: number): void;
    readonly HEAPU8?: Uint8Array;
    /** Exports of the file without threads, which owns its memory. */
    readonly asm?: { readonly memory?: unknown };
    /** Of the file with threads, which is given one. */
    readonly wasmMemory?: unknown;
  };
  getMemoryOffset?(dataId: object): number;
  makeOutput?(shape: readonly number[], dtype: 'float32'): tf.TensorInfo;
}

export interface TensorMemory {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** The tensor's first byte; throws for numbers that are not float32. */
  address(tensor: Tensor): number;
  /** A new float32 tensor whose numbers are not set; the caller's tidy frees it. */
  output(shape: readonly number[]): Tensor;
}

/** The memory of the backend at work; an error in words where it is not as tfjs 4.22 has it. */
export function tensorMemory(): TensorMemory {
  const backend = tf.backend() as unknown as Insides;
  const memory = backend.wasm?.wasmMemory ?? backend.wasm?.asm?.memory;
  if (!(memory instanceof WebAssembly.Memory) || backend.wasm?.HEAPU8?.buffer !== memory.buffer)
    throw new Error('the memory of tfjs: expected a WebAssembly.Memory of its tensors, got none');
  if (!backend.getMemoryOffset || !backend.makeOutput)
    throw new Error('the memory of tfjs: expected addresses of its tensors, got none');
  return {
    memory,
    shared: typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer,
    address(tensor) {
      if (tensor.dtype !== 'float32')
        throw new Error(`a tensor for the heap: expected float32, got ${tensor.dtype}`);
      return backend.getMemoryOffset!(tensor.dataId);
    },
    output: (shape) => tf.engine().makeTensorFromTensorInfo(backend.makeOutput!([...shape], 'float32')),
  };
}

const guarded = new WeakSet<object>();

/**
 * Makes the backend at work refuse a tensor that there is no memory for, in words. By itself tfjs takes the 0 that it gets then for
 * an address, and writes over what lies there.
 */
export function refuseWithoutMemory(): void {
  const { wasm } = tf.backend() as unknown as Insides;
  if (!wasm || guarded.has(wasm)) return;
  guarded.add(wasm);
  // The first call puts the module's own function in the place of this one.
  wasm._free(wasm._malloc(1));
  const allocate = wasm._malloc;
  wasm._malloc = (bytes) => {
    const address = allocate(bytes);
    if (address === 0 && bytes > 0)
      throw new Error(`out of memory: WebAssembly has no ${bytes.toLocaleString('en-GB')} bytes more`);
    return address;
  };
}
