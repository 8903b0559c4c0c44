/** Turns on one tensor backend at a time and says what it runs on. Which one to take is decided in engine/choose-backend. */
import { attachHeap, detachHeap, heapPlan } from './heap/heap';
import { setComposedOnly } from './kernels/define-kernel';
import { tf } from './tf';
import { watchWebgpuDevice, webgpuAdapter } from './webgpu-adapter';
import { webglRenderer } from './webgl-renderer';

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

export interface BackendOptions {
  /** Threads of wasm; 1 takes the file without threads. */
  readonly threads: number;
  /** Where the three wasm files are, by their names; unset in Node, where the package finds them. */
  readonly wasmFiles?: Readonly<Record<string, string>>;
  /** Leaves our kernels out: those of tfjs compute alone, by the stock plan. */
  readonly stock?: boolean;
}

export interface ActiveBackend {
  readonly name: BackendName;
  readonly threads: number;
  /** Adapter or processor in the system's words; may be empty. */
  readonly device: string;
  /** True where a processor plays the graphics card. */
  readonly software: boolean;
  /** Kernel plan of definition 13: what computes, to the bit. */
  readonly plan: string;
}

/** Kernel plan of tfjs's own kernels. */
export const stockPlan = `tfjs-${tf.version.tfjs}`;

/** This device has no such backend; the message says why. */
export class BackendUnavailable extends Error {
  override readonly name = 'BackendUnavailable';
}

/** Names a software adapter by what its renderer calls itself. */
export function isSoftware(description: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(description);
}

async function take(name: BackendName): Promise<void> {
  // tfjs answers false, and logs, where a factory throws.
  if (!(await tf.setBackend(name)))
    throw new BackendUnavailable(`${name}: expected a working backend, got none from this browser`);
  await tf.ready();
}

/** The threads that wasm was last started with; null before its first start. */
let threadsOfWasm: number | null = null;

type WasmPaths = Record<
  'tfjs-backend-wasm.wasm' | 'tfjs-backend-wasm-simd.wasm' | 'tfjs-backend-wasm-threaded-simd.wasm',
  string
>;

const ladder: Record<BackendName, (options: BackendOptions) => Promise<ActiveBackend>> = {
  async webgpu({ stock = false }) {
    const adapter = await webgpuAdapter();
    if (!adapter)
      throw new BackendUnavailable('WebGPU: expected a graphics adapter, got none from this browser');
    await import('@tensorflow/tfjs-backend-webgpu');
    await take('webgpu');
    watchWebgpuDevice(tf.backend());
    setComposedOnly(stock);
    return {
      name: 'webgpu',
      threads: 1,
      device: adapter.description,
      software: adapter.software,
      plan: stock ? stockPlan : `${stockPlan}+fused-1`,
    };
  },

  async webgl() {
    const renderer = webglRenderer();
    if (renderer === null)
      throw new BackendUnavailable('WebGL: expected version 2 in a worker, got none from this browser');
    await take('webgl');
    return { name: 'webgl', threads: 1, device: renderer, software: isSoftware(renderer), plan: stockPlan };
  },

  async wasm({ threads: wanted, wasmFiles, stock = false }) {
    if (typeof WebAssembly === 'undefined')
      throw new BackendUnavailable('WebAssembly: expected support for it, got none from this browser');
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    if (wanted !== threadsOfWasm) {
      // tfjs reads the number once, when the backend starts.
      if (threadsOfWasm === null && wasmFiles) wasm.setWasmPaths({ ...wasmFiles } as WasmPaths);
      else deactivate('wasm');
      wasm.setThreadsCount(wanted);
      tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', wanted > 1 && globalThis.crossOriginIsolated === true);
      threadsOfWasm = wanted;
    }
    await take('wasm');
    const threaded = await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT');
    // tfjs may start fewer than it was asked for.
    const threads = threaded ? wasm.getThreadsCount() : 1;
    const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
    const own = ownKernels(threads, stock);
    return {
      name: 'wasm',
      threads,
      device: `${simd ? 'SIMD' : 'without SIMD'}${threads > 1 ? '' : oneThread()}${own.missing}`,
      software: false,
      plan: own.plan,
    };
  },

  async cpu() {
    await take('cpu');
    return { name: 'cpu', threads: 1, device: 'plain JavaScript', software: false, plan: stockPlan };
  },
};

/** Our kernels beside those of tfjs; where they cannot be had, its own compute alone, and the device's words say why. */
function ownKernels(threads: number, stock: boolean): { readonly plan: string; readonly missing: string } {
  const multiplies = threads === 1;
  if (stock) {
    detachHeap();
    return { plan: stockPlan, missing: '' };
  }
  try {
    attachHeap(multiplies);
    return { plan: `${stockPlan}+${heapPlan(multiplies)}`, missing: '' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { plan: stockPlan, missing: `, without fused kernels (${reason})` };
  }
}

/** Why there are no threads: in a page that is not isolated there cannot be any; elsewhere there are no cores for them. */
const oneThread = () =>
  globalThis.crossOriginIsolated === false
    ? ', one thread, because this page is not cross-origin isolated'
    : ', one thread';

/** Makes that backend the one that computes. Throws BackendUnavailable, in words, where this device has none. */
export async function activate(name: BackendName, options: BackendOptions): Promise<ActiveBackend> {
  return ladder[name](options);
}

/** Frees the memory of a backend that was tried and not chosen; it can be activated again. */
export function deactivate(name: BackendName): void {
  const factory = tf.findBackendFactory(name);
  if (!factory) return;
  tf.removeBackend(name);
  // Removing forgets the factory as well, and importing the backend again would not bring it back.
  tf.registerBackend(name, factory);
}
