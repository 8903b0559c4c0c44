/** Turns on one tensor backend at a time and says what it runs on. Which one to take is decided in engine/choose-backend. */
import type { BackendName } from './backend-name';
import { attachHeap, detachHeap, endThreads, heapPlan, startThreads } from './heap/heap';
import type { PlannedDevice } from './kernel-plan/device-plan';
import { setComposedOnly } from './kernels/define-kernel';
import { isSoftwareAdapter } from './software-adapter';
import { startWasm } from './start-wasm';
import { tf } from './tf';
import { refuseWithoutMemory } from './heap/memory';
import { watchWebgpuDevice, webgpuAdapter } from './webgpu-adapter';
import { watchWebglContext, webglRenderer } from './webgl-renderer';
import { wordsOf } from '../schema/words-of';

interface BackendOptions {
  /** Threads of wasm, the caller's included; 1 takes the file without threads. */
  readonly threads: number;
  /** Where the three wasm files are, by their names; unset in Node, where the package finds them. */
  readonly wasmFiles?: Readonly<Record<string, string>>;
  /** The kernel plan that a run was begun with, for WebGPU; its device's own where unset, or of other kernels than these. */
  readonly plan?: string;
  /** Leaves our kernels out: those of tfjs compute alone, by the stock plan. */
  readonly stock?: boolean;
}

interface ActiveBackend {
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
class BackendUnavailable extends Error {
  override readonly name = 'BackendUnavailable';
}

async function take(name: BackendName): Promise<void> {
  // tfjs answers false, and logs, where a factory throws.
  if (!(await tf.setBackend(name)))
    throw new BackendUnavailable(`${name}: expected a working backend, got none from this browser`);
  await tf.ready();
}

/** How wasm was last started; null before its first start. */
let startedWasm: (Awaited<ReturnType<typeof startWasm>> & { readonly threads: number }) | null = null;

let pathsSet = false;

type WasmPaths = Record<
  'tfjs-backend-wasm.wasm' | 'tfjs-backend-wasm-simd.wasm' | 'tfjs-backend-wasm-threaded-simd.wasm',
  string
>;

const ladder: Record<BackendName, (options: BackendOptions) => Promise<ActiveBackend>> = {
  async webgpu({ plan, stock = false }) {
    const adapter = await webgpuAdapter();
    if (!adapter)
      throw new BackendUnavailable('WebGPU: expected a graphics adapter, got none from this browser');
    await import('@tensorflow/tfjs-backend-webgpu');
    await take('webgpu');
    watchWebgpuDevice(tf.backend());
    setComposedOnly(stock);
    const { description: device, software } = adapter;
    const own = stock ? '' : `+${await fusedPlan({ device, software }, plan)}`;
    return { name: 'webgpu', threads: 1, device, software, plan: `${stockPlan}${own}` };
  },

  async webgl() {
    const renderer = webglRenderer();
    if (renderer === null)
      throw new BackendUnavailable('WebGL: expected version 2 in a worker, got none from this browser');
    await take('webgl');
    watchWebglContext(tf.backend());
    return {
      name: 'webgl',
      threads: 1,
      device: renderer,
      software: isSoftwareAdapter(renderer),
      plan: stockPlan,
    };
  },

  async wasm({ threads: wanted, wasmFiles, stock = false }) {
    if (typeof WebAssembly === 'undefined')
      throw new BackendUnavailable('WebAssembly: expected support for it, got none from this browser');
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    if (wanted !== startedWasm?.threads) {
      deactivate('wasm');
      startedWasm = null;
      // tfjs reads these when the backend starts, and takes its paths only once.
      if (!pathsSet && wasmFiles) wasm.setWasmPaths({ ...wasmFiles } as WasmPaths);
      pathsSet = true;
      // What is left to it is not worth a thread; its file for threads is taken for the memory that they can share.
      wasm.setThreadsCount(1);
      startedWasm = { ...(await startWasm(wanted)), threads: wanted };
    }
    await take('wasm');
    refuseWithoutMemory();
    const { shared, because } = startedWasm;
    const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
    const own = await ownKernels(shared ? wanted : 1, stock, because);
    return {
      name: 'wasm',
      threads: own.threads,
      device: `${simd ? 'SIMD' : 'without SIMD'}${own.words}`,
      software: false,
      plan: own.plan,
    };
  },

  async cpu() {
    await take('cpu');
    return { name: 'cpu', threads: 1, device: 'plain JavaScript', software: false, plan: stockPlan };
  },
};

/** The plan of our kernels on this device. */
async function fusedPlan(device: PlannedDevice, asked: string | undefined): Promise<string> {
  const { planDevice } = await import('./kernel-plan/device-plan');
  return planDevice(device, asked);
}

/** Our kernels beside those of tfjs; where they or their threads cannot be had, there is less, and the device's words say why. */
async function ownKernels(
  wanted: number,
  stock: boolean,
  because: string | null,
): Promise<{ readonly plan: string; readonly threads: number; readonly words: string }> {
  const oneThread = because === null ? ', one thread' : `, one thread, because ${because}`;
  if (stock) {
    detachHeap();
    return { plan: stockPlan, threads: 1, words: oneThread };
  }
  try {
    attachHeap();
  } catch (error) {
    return {
      plan: stockPlan,
      threads: 1,
      words: `${oneThread}, without fused kernels (${wordsOf(error)})`,
    };
  }
  const plan = `${stockPlan}+${heapPlan}`;
  if (wanted === 1) return { plan, threads: 1, words: oneThread };
  try {
    await startThreads(wanted);
    return { plan, threads: wanted, words: '' };
  } catch (error) {
    return { plan, threads: 1, words: `, one thread (${wordsOf(error)})` };
  }
}

/** Makes that backend the one that computes. Throws BackendUnavailable, in words, where this device has none. */
export async function activate(name: BackendName, options: BackendOptions): Promise<ActiveBackend> {
  return ladder[name](options);
}

/** Frees the memory of a backend that was tried and not chosen; it can be activated again. */
export function deactivate(name: BackendName): void {
  const factory = tf.findBackendFactory(name);
  if (!factory) return;
  // Its own register: `findBackend` starts one that is not there.
  const backend = tf.engine().registry[name];
  if (backend) endThreads(backend);
  tf.removeBackend(name);
  // Removing forgets the factory as well, and importing the backend again would not bring it back.
  tf.registerBackend(name, factory);
}
