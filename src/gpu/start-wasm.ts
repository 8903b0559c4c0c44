/** Starts WebAssembly, with threads where the browser gives them their memory, and knows in words why not. tfjs tells such reasons to the console alone. */
import { wordsOf } from '../schema/words-of';
import { tf } from './tf';

const THREADED = 'WASM_HAS_MULTITHREAD_SUPPORT';

/** Of the last start that failed. */
let reason: unknown = null;
const heeded = new WeakSet<object>();

/** Keeps what the backend's factory throws. */
function heedFactory(): void {
  const factory = tf.findBackendFactory('wasm');
  if (heeded.has(factory)) return;
  const heeding = async () => {
    try {
      return await factory();
    } catch (error) {
      reason = error;
      throw error;
    }
  };
  heeded.add(heeding);
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', heeding);
}

/** In one line; tfjs words a file that did not come as advice to its users. */
function reasonInWords(): string {
  const { message } = (reason ?? {}) as { readonly message?: unknown };
  const words = typeof message === 'string' ? message : wordsOf(reason);
  return /\.wasm|fetch|network|load failed/i.test(words) ? 'its file did not come' : words;
}

/** Once more where it fails: a request may be lost on its way. */
async function startTwice(threaded: boolean): Promise<boolean> {
  tf.env().set(THREADED, threaded);
  return (await tf.setBackend('wasm')) || (await tf.setBackend('wasm'));
}

/** What a browser lacks that threads need before their memory is asked for; null where nothing is known to. */
function lacking(): string | null {
  if (globalThis.crossOriginIsolated === false) return 'this page is not cross-origin isolated';
  return typeof SharedArrayBuffer === 'undefined' ? 'this browser has no SharedArrayBuffer' : null;
}

interface StartedWasm {
  /** Whether its memory is one that threads share. */
  readonly shared: boolean;
  /** Why it is not; null where it is, or there is nothing to say. */
  readonly because: string | null;
}

/** Rejects in words where it does not start at all. */
export async function startWasm(threads: number): Promise<StartedWasm> {
  heedFactory();
  const lack = lacking();
  let because = lack;
  // A browser says that it is isolated; Node says nothing, and there tfjs takes one thread.
  if (threads > 1 && lack === null && globalThis.crossOriginIsolated === true) {
    if (await startTwice(true)) return { shared: true, because: null };
    because = `WebAssembly with threads did not start (${reasonInWords()})`;
  }
  if (await startTwice(false)) return { shared: false, because };
  throw new Error(`WebAssembly: expected it to start, got none (${reasonInWords()})`);
}
