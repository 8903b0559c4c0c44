/** Which backend computes, and what became of the others. Types only. */
import type { BackendName } from './backend-name';

/** What became of one backend on this device. */
export interface BackendCandidate {
  readonly name: BackendName;
  readonly state: 'chosen' | 'slower' | 'unavailable' | 'failed' | 'software' | 'not tried';
  /** One sentence: why. */
  readonly reason: string;
  /** Median of some real training steps, where they were measured. */
  readonly millisecondsPerStep?: number;
}

export interface BackendReport {
  readonly name: BackendName;
  /** One sentence: why this one. */
  readonly reason: string;
  /** The most that compute at once: all cores where there are threads. A core is spared where the page asks for it (definition 18). */
  readonly threads: number;
  /** Adapter or processor in the browser's words, may be empty. */
  readonly device: string;
  /** True where a processor plays the graphics card. */
  readonly software: boolean;
  /** One sentence where a kernel of ours is wrong on this device, and what computes instead. */
  readonly fallback?: string;
  /** Kernel plan of definition 13: 'tfjs-4.22.0', with our kernels in the memory of wasm 'tfjs-4.22.0+heap-1', on WebGPU '+fused-2' with its choices. */
  readonly plan: string;
  readonly candidates: readonly BackendCandidate[];
}
