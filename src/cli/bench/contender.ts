/** What a contender of the bench must bring: a backend of its own and a training step. Types only; contenders/registry.ts names them all. */
import type { Cell } from './cells';

export interface Surroundings {
  readonly backend: 'webgpu' | 'wasm';
  /** Threads of wasm. */
  readonly threads: number;
  /** Where tfjs's wasm files are, by their names; unset in Node. */
  readonly wasmFiles?: Readonly<Record<string, string>>;
}

interface Opened {
  /** What computes: the kernel plan, or a library and its version. */
  readonly plan: string;
  /** Adapter or processor in the system's words; may be empty. */
  readonly device: string;
  readonly threads: number;
}

export interface Prepared {
  /** Trains one step on pictures that are on the device already. Reads nothing back. */
  step(): void | Promise<void>;
  /** Waits until everything is computed, and answers the loss L of the last step. */
  settle(): Promise<number>;
}

export interface Contender {
  /** Starts the backend; its time is nobody's step. */
  open(surroundings: Surroundings): Promise<Opened>;
  /** Everything from weights to compiled shaders that may come before a first step; its time counts as the first step's. */
  prepare(cell: Cell): Promise<Prepared>;
}
