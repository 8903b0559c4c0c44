/** Trying, checking and measuring one backend at a time, with patience that ends. What a trial means for the choice is in choose-backend.ts. */
import type { BackendName } from './protocol';

export interface Activated {
  readonly name: BackendName;
  readonly device: string;
  readonly threads: number;
  readonly software: boolean;
  /** Kernel plan of definition 13. */
  readonly plan: string;
}

/** What may be done to the device; everything that differs between a browser, Node and a test. */
export interface BackendTools {
  /** Makes a backend the one that computes, also once more after `deactivate`; rejects in words where there is none. */
  activate(name: BackendName, options: { readonly threads: number }): Promise<Activated>;
  /** Frees a backend that was tried and not chosen. */
  deactivate(name: BackendName): void;
  /** Rejects naming the operation that computed something wrong on the active backend. */
  selfCheck(): Promise<void>;
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

/** Milliseconds: an adapter may never be handed out, and drivers may compile for long. */
const patience = { activate: 8_000, check: 30_000, measure: 60_000 };

export type Attempt<T> = { readonly value: T } | { readonly reason: string };

export interface Trials {
  activate(name: BackendName): Promise<Attempt<Activated>>;
  check(name: BackendName): Promise<Attempt<void>>;
  measure(name: BackendName): Promise<Attempt<number>>;
  /** Leaves this one at work and frees those named. */
  settle(name: BackendName, others: readonly BackendName[]): Promise<void>;
}

export function createTrials(tools: BackendTools, threads: number): Trials {
  let active: BackendName | null = null;

  async function attempt<T>(milliseconds: number, what: string, work: Promise<T>): Promise<Attempt<T>> {
    const over = new AbortController();
    const late = tools.wait(milliseconds, over.signal).then(() => {
      throw new Error(`${what}: expected an answer within ${milliseconds / 1000} s, got none.`);
    });
    try {
      return { value: await Promise.race([work, late]) };
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error) };
    } finally {
      late.catch(() => undefined);
      over.abort();
    }
  }

  async function makeActive(name: BackendName): Promise<void> {
    if (active === name) return;
    await tools.activate(name, { threads });
    active = name;
  }

  return {
    async activate(name) {
      tools.say('backend', `Trying ${backendTitles[name]}`);
      const activation = tools.activate(name, { threads });
      const result = await attempt(patience.activate, backendTitles[name], activation);
      if ('value' in result) active = name;
      else {
        // One that answers after it was given up must not compute in the place of the one chosen meanwhile.
        activation.then(
          async () => {
            tools.deactivate(name);
            if (active !== null) await tools.activate(active, { threads });
          },
          () => undefined,
        );
      }
      return result;
    },

    async check(name) {
      tools.say('backend', `Checking ${backendTitles[name]}`);
      const check = makeActive(name).then(() => tools.selfCheck());
      return attempt(patience.check, 'Self-check', check);
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
