/**
 * What a probe is: one question to a model of a run, put between two beats. Types only. A probe is a file beside this one with a line
 * in registry.ts; it loads no tensors itself, so that the fake engine has none.
 */
import type { Dataset } from '../../data/dataset';
import type { Pictures } from '../../experiment/measurements';
import type { Tensor, Tensor2D } from '../../gpu/tf';
import type { NumberLayer } from '../../math/section-five/decoder-metric';
import type { CommonSettings, ModelSpec, Noise, TensorModel } from '../../models/contract';

/** What arguments are checked against. */
interface Limits {
  /** Validation pictures that there are. */
  readonly pictures: number;
  /** Latent dimensions of the model that is asked. */
  readonly latent: number;
}

/** Posteriors of pictures as numbers, and the prior's parameters, of one step. */
export interface Numbers {
  /** Outputs of the encoder's last layer, [n, headSize] one after another. */
  readonly heads: Float32Array;
  readonly prior: Float32Array;
}

/** The model that is asked: as it is, or as moves would make it. Indices are the page's; tensors are their caller's. */
export interface Subject {
  readonly model: TensorModel;
  readonly settings: CommonSettings;
  readonly dataset: Dataset;
  /** The evaluation temperature; 1 for a model without one. */
  readonly temperature: number;
  /** Pictures as evaluation reads them, [n, pixels]. */
  pictures(indices: readonly number[]): Tensor2D;
  encode(pictures: Tensor2D): Tensor2D;
  decode(inputs: Tensor2D): Tensor2D;
  prior(): readonly Tensor[];
  /** The noise of pictures' evaluation, one sample each. */
  evaluationNoise(indices: readonly number[]): Noise;
  /** The noise of fixed draws of the prior. */
  sampleNoise(draws: number): Tensor;
  numbers(indices: readonly number[]): Promise<Numbers>;
  /** The decoder's layers as numbers; null where it has others than dense ones. */
  layers(): Promise<readonly NumberLayer[] | null>;
  /**
   * log p(x | z) of a picture at every combination of inputs of each dimension, [d][cells, decoderInput / d] -> [cells of all] nats, the last
   * dimension fastest.
   */
  logLikelihoods(index: number, inputs: readonly Float32Array[]): Promise<Float32Array>;
  /** The decoder's means, sigmoid of the logits, as bytes. */
  means(logits: () => Tensor2D): Promise<Pictures>;
  /** The same of decoder inputs in plain numbers, row by row. */
  meansAt(inputs: readonly (readonly number[])[]): Promise<Pictures>;
}

/** What a run that computes nothing has to answer from. */
export interface Pretence {
  readonly spec: ModelSpec;
  readonly settings: CommonSettings;
  readonly dataset: Dataset;
  /** A picture for each code in [0, 1). */
  draw(codes: readonly number[]): Pictures;
  /** The code of an index. */
  code(index: number): number;
  /** Made-up numbers, as many as the settings ask for. */
  numbers(indices: readonly number[]): Numbers;
  /** Made-up ones, as a subject's. */
  layers(): readonly NumberLayer[] | null;
  /** Made-up ones at those inputs, as a subject's: of some pictures with two modes. */
  logLikelihoods(index: number, inputs: readonly Float32Array[]): Float32Array;
}

export interface Probe<Take, Give> {
  /** The arguments, cut where there are fewer pictures. Throws a RangeError: messages come from a link or a console too. */
  check(take: Take, limits: Limits): Take;
  /** Changes nothing of the subject, and no stream of noise. */
  ask(subject: Subject, take: Take): Promise<Give>;
  /** What the fake engine's run answers. */
  fake(pretence: Pretence, take: Take): Give;
}
