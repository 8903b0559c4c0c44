/** What of figure 1 differs from model to model: the head, what is sampled, and the prior, with their axes. Pure. */
import type { ModelSettings } from '../../experiment/experiment';
import type { ModelId } from '../../models/registry';

/** One axis of a tensor: the paper's letter, and its length now. */
export interface Axis {
  readonly symbol: string;
  readonly size: number;
}

export interface ChainPart {
  readonly symbol: string;
  readonly name: string;
  /** A continuous variable is round and blue, a discrete one square and orange. */
  readonly form: 'continuous' | 'discrete';
  /** Of one picture and one sample. */
  readonly axes: readonly Axis[];
}

interface Chain {
  readonly head: ChainPart;
  readonly prior: ChainPart;
  /** Relaxed categories on the simplex; null in a model without. */
  readonly y: ChainPart | null;
  /** A latent vector of its own; null where the decoder takes y as it is. */
  readonly z: ChainPart | null;
}

type Chains = { readonly [K in ModelId]: (settings: ModelSettings[K]) => Chain };

const d = (latent: number): Axis => ({ symbol: 'd', size: latent });

const chains: Chains = {
  gauss: ({ latent }) => ({
    head: {
      symbol: 'μ, log λ²',
      name: 'means and log-variances',
      form: 'continuous',
      axes: [{ symbol: 'μ and λ', size: 2 }, d(latent)],
    },
    prior: { symbol: 'p(z)', name: 'standard normal prior', form: 'continuous', axes: [d(latent)] },
    y: null,
    z: { symbol: 'z', name: 'latent vector', form: 'continuous', axes: [d(latent)] },
  }),

  categorical: ({ latent, categories }) => {
    const axes = [d(latent), { symbol: 'C', size: categories }];
    return {
      head: { symbol: 'φ', name: 'logits', form: 'continuous', axes },
      prior: { symbol: 'p(y)', name: 'uniform prior', form: 'discrete', axes },
      y: { symbol: 'y', name: 'relaxed categories', form: 'discrete', axes },
      z: null,
    };
  },

  'cg-bpef': ({ latent, polynomialOrder, gridPoints }) => {
    const coefficients = [d(latent), { symbol: 'M', size: polynomialOrder }];
    return {
      head: { symbol: 'b', name: 'polynomial coefficients', form: 'continuous', axes: coefficients },
      prior: { symbol: 'a', name: 'learned prior coefficients', form: 'continuous', axes: coefficients },
      y: {
        symbol: 'y',
        name: 'relaxed grid points',
        form: 'discrete',
        axes: [d(latent), { symbol: 'R', size: gridPoints }],
      },
      z: { symbol: 'z', name: 'coarse-grained latent vector', form: 'continuous', axes: [d(latent)] },
    };
  },
};

/** A model's chain at its settings. */
export function chainOf<K extends ModelId>(id: K, models: ModelSettings): Chain {
  return chains[id](models[id]);
}
