/** What is measured of a run, whoever shows it: minibatch metrics, evaluations, test figures, pictures. Types only; nats, unweighted. */
import type { CommonSettings } from '../models/contract';
import type { ModelId } from '../models/registry';

/** Minibatch objective, one column a number, in order of steps: the thin line of the curves. Nats, unweighted. */
export interface Metrics {
  readonly model: ModelId;
  readonly step: Float64Array;
  readonly term1: Float32Array;
  readonly term2: Float32Array;
}

/** One point of the two main curves (definition 6). Nats. */
export interface Evaluation {
  readonly model: ModelId;
  readonly step: number;
  readonly temperature: number | null;
  readonly training: { readonly term1: number; readonly term2: number };
  readonly validation: { readonly term1: number; readonly term2: number };
  /** Mean KL by dimension on the validation pictures, [d]. */
  readonly klByDimension: Float32Array;
}

/** Test figures of the best parameters by validation (definition 7). Nats. */
export interface TestFigures {
  readonly model: ModelId;
  readonly term1: number;
  readonly term2: number;
  readonly freeEnergy: number;
  readonly temperature: number | null;
  /** The step at which the best parameters were validated. */
  readonly step: number;
}

/** Grey pictures, row by row: count x height x width bytes. */
export interface Pictures {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** How the answer of a probe was made: it stands in every one. */
export interface Made {
  /** Steps trained when it was made. */
  readonly step: number;
  readonly settings: CommonSettings;
  /** The evaluation temperature; null for a model without one. */
  readonly temperature: number | null;
  /** True where the run has not taken these settings or this temperature (definition 24). */
  readonly preview: boolean;
  /** What was clamped or mended of the values asked for. */
  readonly notices: readonly string[];
}

/** The posterior of one picture, as numbers. */
export interface PicturePosterior {
  /** Outputs of the encoder's last layer, [headSize]. */
  readonly head: Float32Array;
  /** Learned parameters of the prior; empty for fixed priors. */
  readonly prior: Float32Array;
}

/** The posteriors of many pictures, as numbers. */
export interface Posteriors {
  readonly pictures: number;
  /** Outputs of the encoder's last layer, [pictures, headSize] one after another. */
  readonly heads: Float32Array;
  /** Learned parameters of the prior; empty for fixed priors. */
  readonly prior: Float32Array;
}

/** Pictures on the plane of two latent dimensions, and what the decoder makes of a grid of places on it. */
export interface LatentMap {
  /** Posterior means of the first validation pictures in the two dimensions, x, y, x, y, ... */
  readonly means: Float32Array;
  /** Of the same pictures. */
  readonly labels: Uint8Array;
  /** Places of the grid's columns and rows on the two axes, rising. */
  readonly across: Float32Array;
  readonly up: Float32Array;
  /** Decoder means at the places, from the lowest row up, each from left to right. */
  readonly grid: Pictures;
}
