/** KL(q(y | x) : p(y)) of a posterior whose z is y itself: what theorem 1 puts above the KL of the categories. Pure. */
import { concreteKl } from '../../math/concrete-divergence';
import { fillGumbel, keyOf } from '../../math/random';
import type { CommonSettings, ModelSpec, Posterior } from '../../models/contract';
import { SEED } from './families';

const SAMPLES = 4000;

/** Summed over dimensions, nats, with its standard error; null for a model whose dimensions are not bare categories. */
export function simplexDivergence(
  spec: ModelSpec,
  posterior: Posterior,
  settings: CommonSettings,
): { readonly kl: number; readonly error: number } | null {
  let kl = 0;
  let variance = 0;
  for (let j = 0; j < settings.latent; j++) {
    const logits = (['posterior', 'prior'] as const).map((name) => {
      const bars = spec.drawables(posterior, j, settings).find((drawable) => drawable.name === name);
      return bars?.kind === 'bars' && bars.spacing === null ? bars.y.map((y) => Math.log(y)) : null;
    });
    const [q, p] = logits;
    if (!q || !p) return null;
    const noise = fillGumbel(new Float32Array(SAMPLES * q.length), keyOf(SEED, 'lab/simplex'), j);
    const each = concreteKl(q, p, noise);
    kl += each.kl;
    variance += each.error * each.error;
  }
  return { kl, error: Math.sqrt(variance) };
}
