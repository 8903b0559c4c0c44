/** KL(q(y | x) : p(y)) on the simplex: what theorem 1 puts above both the KL of z and the KL of the categories. Exact, and the same at every T. Pure. */
import { concreteKl } from '../../math/concrete-divergence';
import type { RelaxedDimension } from './posterior-counts';

/** The categories of all dimensions, each with its prior's. */
export const categoriesOf = ({
  posterior,
  prior,
}: Readonly<Record<'posterior' | 'prior', readonly (readonly number[])[]>>): readonly RelaxedDimension[] =>
  posterior.map((logits, j) => ({ posterior: logits, prior: prior[j] }));

/** Summed over the dimensions, nats. */
export const simplexKl = (dimensions: readonly RelaxedDimension[]): number =>
  dimensions.reduce((sum, { posterior, prior }) => sum + concreteKl(posterior, prior), 0);
