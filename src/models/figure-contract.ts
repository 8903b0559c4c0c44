/** What a model brings of figure 1: its chain from head to sample, and the equations of the nodes that are its own. Types only. */
import type { Equation } from '../schema/field';
import type { CommonSettings } from './contract';

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

/** What of figure 1 differs from model to model: the head, what is sampled, and the prior, with their axes. */
interface Chain {
  readonly head: ChainPart;
  readonly prior: ChainPart;
  /** Relaxed categories on the simplex; null in a model without. */
  readonly y: ChainPart | null;
  /** A latent vector of its own; null where the decoder takes y as it is. */
  readonly z: ChainPart | null;
}

/** A curve of the Train view. */
type CurveName = 'term1' | 'term2' | 'L';

/** A term of an equation: where it is watched, moved and computed. */
export interface EquationTerm {
  readonly symbol: string;
  readonly meaning: string;
  /** Where it is watched. */
  readonly curve?: CurveName;
  /** What moves it: a field's key in a link. */
  readonly setting?: string;
  /** What computes it: a path in the repository. */
  readonly file?: string;
}

/** What a node's sheet tells. */
export interface Explanation {
  readonly equation: Equation;
  readonly terms: readonly EquationTerm[];
}

/** Nodes whose equations differ from model to model. */
export type OwnNode = 'head' | 'prior' | 'term1' | 'y' | 'z';

export interface ModelFigure<S extends CommonSettings = CommonSettings> {
  chain(settings: S): Chain;
  /** Of every node that the chain has, and of term1. */
  readonly explanations: Readonly<Partial<Record<OwnNode, Explanation>>>;
  /** What some settings change of them; of several that hold the last is told. */
  readonly variants?: readonly {
    holds(settings: S): boolean;
    readonly explanations: Readonly<Partial<Record<OwnNode, Explanation>>>;
  }[];
}
