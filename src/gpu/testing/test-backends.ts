/** The backends on which every tensor test runs: cpu and wasm in Node, WebGPU in a browser. Only tests import this. */
import type { BackendName } from '../backend-name';
import { activate } from '../backends';

const inBrowser = typeof window !== 'undefined';

/** One where the same tests have run on both with the product's models. */
const inNode = (): BackendName[] => (process.env.TENSORS === 'cpu' ? ['cpu'] : ['cpu', 'wasm']);

export const backends: readonly BackendName[] = inBrowser ? ['webgpu'] : inNode();

/** Makes a backend the one that computes; fails, never skips, where it is missing. */
export async function useBackend(name: BackendName): Promise<void> {
  await activate(name, { threads: 1 });
}
