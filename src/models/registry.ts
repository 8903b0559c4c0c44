/** Every model of the playground, one entry each. Specs are pure; the rest is loaded when needed: the tensor half by the worker and the command line alone, `geometry` by workers, `figure` when it is shown. */
import { categoricalSpec } from './categorical/spec';
import { cgSpec } from './cg/spec';
import { cgBpefSpec } from './cg-bpef/spec';
import type { ModelSpec, TensorModel } from './contract';
import type { ModelFigure } from './figure-contract';
import { gaussSpec } from './gauss/spec';
import type { ModelGeometry } from './geometry-contract';

export const registry = {
  gauss: {
    spec: gaussSpec,
    load: async () => (await import('./gauss/model')).gaussModel,
    geometry: () => import('./gauss/geometry'),
    figure: () => import('./gauss/figure'),
  },
  categorical: {
    spec: categoricalSpec,
    load: async () => (await import('./categorical/model')).categoricalModel,
    geometry: () => import('./categorical/geometry'),
    figure: () => import('./categorical/figure'),
  },
  'cg-bpef': {
    spec: cgBpefSpec,
    load: async () => (await import('./cg-bpef/model')).cgBpefModel,
    geometry: () => import('./cg-bpef/geometry'),
    figure: () => import('./cg-bpef/figure'),
  },
  cg: {
    spec: cgSpec,
    load: async () => (await import('./cg/model')).cgModel,
    geometry: () => import('./cg/geometry'),
    figure: () => import('./cg/figure'),
  },
} as const;

export type ModelId = keyof typeof registry;
export const modelIds = Object.keys(registry) as ModelId[];

/** Something of every model, by its id, in the registry's order. */
export function mapModels<T>(of: (id: ModelId) => T): Record<ModelId, T> {
  return Object.fromEntries(modelIds.map((id) => [id, of(id)])) as Record<ModelId, T>;
}

/** A model's pure half, with its settings' type forgotten: for code that treats all models alike. */
export function specOf(id: ModelId): ModelSpec {
  return registry[id].spec as unknown as ModelSpec;
}

/** A model's tensor half, likewise. */
export async function loadModel(id: ModelId): Promise<TensorModel> {
  return (await registry[id].load()) as unknown as TensorModel;
}

/** What a model brings for Theorem 2, likewise. */
export async function loadGeometry(id: ModelId): Promise<ModelGeometry> {
  return (await registry[id].geometry()).geometry as unknown as ModelGeometry;
}

/** What a model brings of figure 1, likewise. */
export async function loadFigure(id: ModelId): Promise<ModelFigure> {
  return (await registry[id].figure()).figure as unknown as ModelFigure;
}
