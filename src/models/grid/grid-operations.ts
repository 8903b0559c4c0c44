/** The operations of a coarse-grained family on rows of its parameters. Types only. */
import type { Tensor, Tensor2D } from '../../gpu/tf';

/** What a family of categories on the grid computes of rows of P parameters, differentiable in them. */
export interface GridOperations {
  /** z of a Concrete draw (section 3.3): b [rows, P], gumbel [rows, R] -> [rows]. */
  sample(b: Tensor2D, gumbel: Tensor2D, temperature: number): Tensor;
  /** z by definition 19: b [rows, P], u [rows] -> [rows]. */
  sampleExact(b: Tensor2D, u: Tensor): Tensor;
  /** Eq. (4): posterior b [n d, P], prior a [d, P] -> [n, d] nats. */
  kl(posterior: Tensor2D, prior: Tensor2D): Tensor2D;
  /** Logits of the categories, [rows, R]. */
  logits(b: Tensor2D): Tensor2D;
}
