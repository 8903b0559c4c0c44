/** What a family of densities on [-1, 1] brings to CG-VAE: log q over the grid from its parameters, and its gradient. Types only. */
import type { Tensor2D, tf as TensorFlow } from '../../../gpu/tf';
import type { Equation } from '../../../schema/field';

/** The settings that shape a family; each takes those it has. */
export interface FamilySettings {
  /** M. */
  readonly polynomialOrder: number;
  /** K, of a mixture. */
  readonly components: number;
  /** Sufficient statistics as their user typed them: `z; z^2; abs(z)`. */
  readonly statistics: string;
  /** R. */
  readonly gridPoints: number;
}

interface Described {
  /** What it is called on the page, in a few plain words. */
  readonly title: string;
  /** One sentence for the page: what shapes it has. */
  readonly meaning: string;
  readonly equation: Equation;
  /** The settings that move it beside R. */
  readonly takes: readonly ('polynomialOrder' | 'components' | 'statistics')[];
  /** Parameters a latent dimension, P. */
  size(settings: FamilySettings): number;
  /** What each of them is called on the page, [P]: of a linear family its statistic, `sqrt(5) P_2(z)`. */
  names(settings: FamilySettings): string[];
  /** Why it cannot be had with these settings, in a sentence that names the way out; null where it can. */
  refuse?(settings: FamilySettings): string | null;
  /**
   * P, [from][to], with newParameters = oldParameters P when a live setting changes their number. A linear family with an order does
   * without: least squares on the grid serve it.
   */
  headMap?(from: FamilySettings, to: FamilySettings): number[][];
}

/** An exponential family: log q(z) = sum_p b_p f_p(z) less its normaliser. */
export interface LinearFamily extends Described {
  readonly kind: 'linear';
  /** f_p at each z, [P][z.length], in doubles. */
  statistics(z: readonly number[], settings: FamilySettings): number[][];
  /** One sentence for the page in place of drawings of the statistics, where these would tell nothing. */
  readonly undrawn?: string;
}

/** Any other: log q is no linear function of the parameters. */
export interface CurvedFamily extends Described {
  readonly kind: 'curved';
  /** log q at each z of one dimension, up to a number that is the same for all z: parameters [P] at z [R] -> [R]. */
  logits(parameters: ArrayLike<number>, z: readonly number[], settings: FamilySettings): number[];
  /** Its derivative by each parameter, [P][R], likewise up to a number for each parameter. */
  gradient(parameters: ArrayLike<number>, z: readonly number[], settings: FamilySettings): number[][];
  /** The same with tensors. */
  tensors(tf: TensorOperations): CurvedTensors;
}

/** What a family may compute with, by TensorFlow.js's names. */
export type TensorOperations = Pick<
  typeof TensorFlow,
  | 'abs'
  | 'add'
  | 'clipByValue'
  | 'concat'
  | 'cos'
  | 'dispose'
  | 'div'
  | 'exp'
  | 'log'
  | 'logSoftmax'
  | 'matMul'
  | 'max'
  | 'maximum'
  | 'min'
  | 'minimum'
  | 'mul'
  | 'neg'
  | 'pow'
  | 'reciprocal'
  | 'reshape'
  | 'sigmoid'
  | 'sign'
  | 'sin'
  | 'slice'
  | 'softmax'
  | 'softplus'
  | 'sqrt'
  | 'square'
  | 'sub'
  | 'sum'
  | 'tanh'
  | 'tensor2d'
  | 'tidy'
  | 'transpose'
  | 'where'
>;

/** b [rows, P], zeta [1, R]. */
export interface CurvedTensors {
  /** [rows, R]. */
  logits(b: Tensor2D, zeta: Tensor2D, settings: FamilySettings): Tensor2D;
  /** sum_r weights_r d logits_r / d b_p: weights [rows, R], whose rows sum to 0 -> [rows, P]. */
  pullback(b: Tensor2D, zeta: Tensor2D, weights: Tensor2D, settings: FamilySettings): Tensor2D;
}

export type Family = LinearFamily | CurvedFamily;
