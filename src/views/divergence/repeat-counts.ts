/** One repeat of the experiment of figures 3 and 5: alpha drawn once, z counted at every temperature. Pure. */
import { klLogitsToUniform } from '../../math/categorical';
import { countLadder, fillGumbelRoots, LADDER, paperCells } from '../../math/relaxed-ladder';
import { families, noiseKey, R, SAMPLES, zeta, type FamilyName } from './families';

/** What a repeat leaves: from it come the divergences against any reference. */
export interface RepeatCounts {
  /** KL(alpha : Uniform) of each generator, nats. */
  readonly categories: readonly number[];
  /** Histograms of z of each generator, [rungs x cells]. */
  readonly counts: readonly Uint32Array[];
  /** Those of the flat alpha under the same noise: the prior before training, a = 0. */
  readonly flat: Uint32Array;
}

/** Samples of z whose noise is held at a time. */
const BLOCK = 1000;
const flatLogits = zeta.map(() => 0);
const emptyCounts = () => new Uint32Array(LADDER.length * paperCells.count);

/** `samples` a multiple of 1,000. */
export function countRepeat(family: FamilyName, repeat: number, samples: number = SAMPLES): RepeatCounts {
  const logits = families[family].map(({ draw }) => draw(repeat));
  const counts = logits.map(emptyCounts);
  const flat = emptyCounts();
  const roots = new Float64Array(BLOCK * R);
  for (let first = 0; first < samples; first += BLOCK) {
    fillGumbelRoots(roots, noiseKey, repeat, first * R);
    logits.forEach((phi, g) => countLadder(counts[g], phi, zeta, roots, paperCells));
    countLadder(flat, flatLogits, zeta, roots, paperCells);
  }
  return { categories: logits.map((phi) => klLogitsToUniform(phi)), counts, flat };
}
