/** Every place where steps are measured: which backend it has, how hard to measure there, and whether in a Node process or in a page. Pure. */
import type { Surroundings } from '../contender';
import type { Effort } from '../effort';

interface Place {
  readonly title: string;
  /** One sentence under its table. */
  readonly note: string;
  readonly backend: Surroundings['backend'];
  readonly runs: 'node' | 'page';
  /** Options of Dawn in Node; none elsewhere. */
  readonly dawn?: readonly string[];
  /** Whether as many threads as asked for, or one. */
  readonly threaded: boolean;
  readonly effort: Effort;
  /** The little that --quick does. */
  readonly quick: Partial<Effort>;
}

const brisk: Effort = { warmSeconds: 1, seconds: 2, least: 3, ahead: 1, computes: true, counts: false };
const short: Partial<Effort> = { warmSeconds: 0.2, seconds: 0.5, least: 2 };

const places = {
  null: {
    title: 'Recording on the null backend',
    note: "Dawn's null backend in Node takes every WebGPU call and computes nothing: the time is what a step costs the processor before a GPU begins. Dispatches, submits and buffers created are a step's, in steady state.",
    backend: 'webgpu',
    runs: 'node',
    dawn: ['backend=null'],
    threaded: false,
    effort: { ...brisk, least: 20, ahead: 8, computes: false, counts: true },
    quick: { ...short, least: 10 },
  },
  gpu: {
    title: 'GPU in Node',
    note: 'Dawn in Node on the adapter that it prefers.',
    backend: 'webgpu',
    runs: 'node',
    dawn: [],
    threaded: false,
    effort: { ...brisk, least: 20, ahead: 8, counts: true },
    quick: short,
  },
  swiftshader: {
    title: 'WebGPU on SwiftShader',
    note: 'Headless Chromium with SwiftShader, where processors play the graphics card. A fresh browser each time, so that the first step compiles its shaders.',
    backend: 'webgpu',
    runs: 'page',
    threaded: false,
    effort: { ...brisk, warmSeconds: 0, least: 2, seconds: 3 },
    quick: { least: 1, seconds: 0.5 },
  },
  wasm: {
    title: 'wasm, one thread, in Node',
    note: 'WebAssembly with SIMD in a Node process.',
    backend: 'wasm',
    runs: 'node',
    threaded: false,
    effort: brisk,
    quick: short,
  },
  threads: {
    title: 'wasm with threads, in a page',
    note: 'WebAssembly with SIMD and threads, in a worker of a cross-origin isolated page of headless Chromium.',
    backend: 'wasm',
    runs: 'page',
    threaded: true,
    effort: brisk,
    quick: short,
  },
} as const satisfies Readonly<Record<string, Place>>;

export type PlaceName = keyof typeof places;
export const placeNames = Object.keys(places) as PlaceName[];

/** A place with its name's type forgotten. */
export const placeOf = (name: PlaceName): Place => places[name];
