/** Trying, checking and measuring one backend at a time, with patience that ends. What a trial means for the choice is in choose-backend.ts. */
import { isWrong, wordsOfFinding, type Finding } from '../gpu/finding';
import type { BackendName } from './protocol';
import { wordsOf } from '../schema/words-of';

export interface Activated {
  readonly name: BackendName;
  readonly device: string;
  readonly threads: number;
  readonly software: boolean;
  /** Kernel plan of definition 13. */
  readonly plan: string;
  /** One sentence where something of ours is left out: what was wrong, and what computes instead. */
  readonly fallback?: string;
}

/** What may be done to the device; everything that differs between a browser, Node and a test. */
export interface BackendTools {
  /** Makes a backend the one that computes, also once more after `deactivate`; rejects in words where there is none. */
  activate(
    name: BackendName,
    /** `stock` leaves our kernels out; without `captures` steps are trained one by one. */
    options: { readonly threads: number; readonly stock: boolean; readonly captures: boolean },
  ): Promise<Activated>;
  /** Frees a backend that was tried and not chosen. */
  deactivate(name: BackendName): void;
  /** What the active backend computes, beside what it should. */
  selfCheck(): Promise<readonly Finding[]>;
  /** Median milliseconds of some real training steps on the active backend. */
  measure(): Promise<number>;
  /** Resolves after that many milliseconds, or when the signal calls it off. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Says what is being done, for a progress line. */
  say(stage: 'backend' | 'measuring', text: string): void;
  readonly cores: number;
  /** True in a cross-origin isolated page, where wasm may have threads. */
  readonly isolated: boolean;
}

export const backendTitles: Record<BackendName, string> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};

/**
 * Milliseconds: an adapter may never be handed out, and drivers may compile for long. WebAssembly waits for a file and a busy processor,
 * and what comes after it is many times slower.
 */
const patience = {
  activate: (name: BackendName) => (name === 'wasm' ? 30_000 : 8_000),
  check: 30_000,
  measure: 60_000,
};

type Attempt<T> = { readonly value: T } | { readonly reason: string };

interface Trials {
  activate(name: BackendName): Promise<Attempt<Activated>>;
  /** The backend as it passed: with our kernels, or without them where only they are wrong. */
  check(name: BackendName): Promise<Attempt<Activated>>;
  measure(name: BackendName): Promise<Attempt<number>>;
  /** Leaves this one at work and frees those named. */
  settle(name: BackendName, others: readonly BackendName[]): Promise<void>;
}

export function createTrials(tools: BackendTools, threads: number): Trials {
  let active: Activated | null = null;
  const leftOut = new Map<BackendName, { readonly stock: boolean; readonly words: string }>();

  const turnOn = async (name: BackendName): Promise<Activated> => {
    const less = leftOut.get(name);
    const options = { threads, stock: less?.stock ?? false, captures: less === undefined };
    return { ...(await tools.activate(name, options)), ...(less && { fallback: less.words }) };
  };

  async function attempt<T>(milliseconds: number, what: string, work: Promise<T>): Promise<Attempt<T>> {
    const over = new AbortController();
    const late = tools.wait(milliseconds, over.signal).then(() => {
      throw new Error(`${what}: expected an answer within ${milliseconds / 1000} s, got none.`);
    });
    try {
      return { value: await Promise.race([work, late]) };
    } catch (error) {
      return { reason: wordsOf(error) };
    } finally {
      late.catch(() => undefined);
      over.abort();
    }
  }

  async function makeActive(name: BackendName): Promise<Activated> {
    if (active?.name !== name) active = await turnOn(name);
    return active;
  }

  /** Throws where an operation is wrong; leaves out our kernels, or capturing alone, where nothing else is. */
  async function checked(name: BackendName): Promise<Activated> {
    const before = await makeActive(name);
    const wrong = (await tools.selfCheck()).filter(isWrong);
    if (wrong.length === 0) return before;
    const operation = wrong.find(({ kind }) => kind === 'operation');
    if (operation || leftOut.get(name)?.stock) throw new Error(wordsOfFinding(operation ?? wrong[0]));
    const stock = wrong.some(({ kind }) => kind !== 'captured');
    const found = wordsOfFinding(wrong.find(({ kind }) => !stock || kind !== 'captured')!);
    const words = stock
      ? `Our own kernels are left out, because one computes something wrong on this device (${found}); those of TensorFlow.js train instead, slower and checked again.`
      : `Steps are not captured, because a captured one is not the plain one on this device (${found}); plain steps train instead, slower and checked again.`;
    leftOut.set(name, { stock, words });
    active = null;
    return checked(name);
  }

  return {
    async activate(name) {
      tools.say('backend', `Trying ${backendTitles[name]}`);
      const activation = turnOn(name);
      const result = await attempt(patience.activate(name), backendTitles[name], activation);
      if ('value' in result) active = result.value;
      else {
        // One that answers after it was given up must not compute in the place of the one chosen meanwhile.
        activation.then(
          async () => {
            tools.deactivate(name);
            if (active !== null) await turnOn(active.name);
          },
          () => undefined,
        );
      }
      return result;
    },

    async check(name) {
      tools.say('backend', `Checking ${backendTitles[name]}`);
      return attempt(patience.check, 'Self-check', checked(name));
    },

    async measure(name) {
      tools.say('measuring', `Measuring training steps on ${backendTitles[name]}`);
      const measurement = makeActive(name).then(() => tools.measure());
      return attempt(patience.measure, 'Measuring', measurement);
    },

    async settle(name, others) {
      await makeActive(name);
      for (const other of others) tools.deactivate(other);
    },
  };
}
