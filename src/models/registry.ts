/** Every model of the playground, one line each. Specs are pure; `load` brings the tensor half, and only the worker and the command line call it. */
import { categoricalSpec } from './categorical/spec';
import { cgBpefSpec } from './cg-bpef/spec';
import type { ModelSpec, TensorModel } from './contract';
import { gaussSpec } from './gauss/spec';

export const registry = {
  gauss: { spec: gaussSpec, load: async () => (await import('./gauss/model')).gaussModel },
  categorical: {
    spec: categoricalSpec,
    load: async () => (await import('./categorical/model')).categoricalModel,
  },
  'cg-bpef': { spec: cgBpefSpec, load: async () => (await import('./cg-bpef/model')).cgBpefModel },
} as const;

export type ModelId = keyof typeof registry;
export const modelIds = Object.keys(registry) as ModelId[];

/** A model's pure half, with its settings' type forgotten: for code that treats all models alike. */
export function specOf(id: ModelId): ModelSpec {
  return registry[id].spec as unknown as ModelSpec;
}

/** A model's tensor half, likewise. */
export async function loadModel(id: ModelId): Promise<TensorModel> {
  return (await registry[id].load()) as unknown as TensorModel;
}
