/** Every contender of the bench, one line each, from slow to fast: where it runs and how it is loaded. */
import type { ModelId } from '../../../models/registry';
import type { NetName } from '../cells';
import type { Contender, Surroundings } from '../contender';
import { peerModels } from './peer-models';

interface Entry {
  /** What it is, in the words of the printed table's note. */
  readonly meaning: string;
  readonly backends: readonly Surroundings['backend'][];
  /** Backends on which it has the convolutional nets too. */
  readonly convolutional: readonly Surroundings['backend'][];
  /** Ours: the last one of ours that a backend has is what ratios are to. */
  readonly ours: boolean;
  /** Only measured where --peers asks for it. */
  readonly peer: boolean;
  /** Models that it has a step of; null for all that there are. */
  readonly models: readonly ModelId[] | null;
  load(): Promise<Contender>;
}

const contenders = {
  stock: {
    meaning: 'the step as one would first write it with stock tfjs operations, autodiff and tf.train.adam',
    backends: ['webgpu', 'wasm'],
    // On wasm tfjs has no gradient of filters.
    convolutional: ['webgpu'],
    ours: false,
    peer: false,
    models: peerModels,
    load: async () => (await import('./stock')).stock,
  },
  composed: {
    meaning: "our step with tfjs's kernels alone",
    backends: ['webgpu', 'wasm'],
    convolutional: ['webgpu', 'wasm'],
    ours: false,
    peer: false,
    models: null,
    load: async () => (await import('./own')).composed,
  },
  plain: {
    meaning: 'our step with our kernels',
    backends: ['webgpu', 'wasm'],
    convolutional: ['webgpu', 'wasm'],
    ours: true,
    peer: false,
    models: null,
    load: async () => (await import('./own')).plain,
  },
  captured: {
    meaning:
      'the same captured once and replayed, one step a submit, its batch gathered from bytes on the device',
    backends: ['webgpu'],
    convolutional: ['webgpu'],
    ours: true,
    peer: false,
    models: null,
    load: async () => (await import('./captured')).captured,
  },
  'jax-js': {
    meaning:
      'the same step in @jax-js/jax, gradients and Adam under one jit; it submits nothing before it is waited for, so every step is',
    backends: ['webgpu', 'wasm'],
    convolutional: [],
    ours: false,
    peer: true,
    models: peerModels,
    load: async () => (await import('./jax')).jax,
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type ContenderName = keyof typeof contenders;
export const contenderNames = Object.keys(contenders) as ContenderName[];

/** A contender's entry with its name's type forgotten. */
export const entryOf = (name: ContenderName): Entry => contenders[name];

/** Those that a backend has for a net, in the registry's order. */
export function contendersOn(
  backend: Surroundings['backend'],
  peers: boolean,
  net: NetName = 'dense',
): ContenderName[] {
  return contenderNames.filter((name) => {
    const { backends, convolutional, peer } = entryOf(name);
    return (net === 'dense' ? backends : convolutional).includes(backend) && (peers || !peer);
  });
}

/** Whether a contender has a step of a model; what it has not is not measured. */
export function hasModel(name: ContenderName, model: ModelId): boolean {
  const { models } = entryOf(name);
  return models === null || models.includes(model);
}

/** The one that ratios are to. */
export function oursOn(backend: Surroundings['backend']): ContenderName {
  const ours = contendersOn(backend, false).findLast((name) => entryOf(name).ours);
  if (!ours) throw new Error(`contenders: expected one of ours on ${backend}, got none`);
  return ours;
}
