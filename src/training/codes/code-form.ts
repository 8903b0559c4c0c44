/** What a code is made of, and how long it is, without a picture. Pure. */
import type { Codes } from '../../experiment/codes';
import type { CommonSettings, ModelSpec } from '../../models/contract';
import { blankDistribution } from '../../models/latent/readings';

export interface CodeForm {
  readonly kind: Codes['kind'];
  /** Numbers of a code. */
  readonly width: number;
}

/** Throws where a model has neither means nor categories. */
export function codeForm(spec: ModelSpec, settings: CommonSettings): CodeForm {
  const { real, cells } = blankDistribution(spec, settings);
  const { latent } = settings;
  if (real) return { kind: 'means', width: latent };
  if (!cells)
    throw new Error(
      `what the codes know of ${spec.name}: expected means or categories of z, got neither; take another model`,
    );
  const each = Array.from({ length: latent }, (_, j) => cells(j, 1).logPosterior.length);
  return { kind: 'probabilities', width: each.reduce((sum, count) => sum + count, 0) };
}
