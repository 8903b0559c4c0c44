/** The measured KL of trained posteriors: eq. (4) in the limit of small T, a closed form between, and a limit said where samples end. */
import { describe, expect, it } from 'vitest';
import { klFromLogProbabilities } from '../../math/categorical';
import { linspace } from '../../math/numeric';
import { gridPoints, gridProbabilities } from '../../math/polynomial-family';
import { LADDER } from '../../math/relaxed-ladder';
import { stableNoiseMasses } from '../../math/stable-noise';
import type { CommonSettings } from '../../models/contract';
import { specOf, type ModelId } from '../../models/registry';
import { defaultsOf } from '../../schema/read-values';
import { cellsFor, countRound, nothingCounted } from './posterior-counts';
import { isRelaxedToGrid, posteriorDivergence, relaxedPosterior } from './posterior-statistics';
import { categoriesOf, simplexKl } from './simplex-divergence';
import { divergencesAt, theoremChecks, unpromised } from './theorem-one';

const settingsOf = (id: ModelId, more: Readonly<Record<string, unknown>> = {}) =>
  ({ ...defaultsOf(specOf(id).fields), latent: 3, ...more }) as unknown as CommonSettings;

/** A slope beside the middle, a narrow hump far out, and the prior itself; M = 2. */
const head = [3, -4, 60, -50, 0.5, -2];
const prior = [0.5, -2, 0.5, -2, 0.5, -2];

function measured(gridPoints: number, rounds: number) {
  const settings = settingsOf('cg-bpef', { polynomialOrder: 2, gridPoints });
  const request = relaxedPosterior(specOf('cg-bpef'), { head, prior }, settings)!;
  let counts = nothingCounted(request);
  for (let round = 0; round < rounds; round++) counts = countRound(request, counts, round);
  return { request, ...posteriorDivergence(request, counts) };
}

describe('posteriorDivergence', () => {
  const { request, ...divergence } = measured(101, 4);
  const { samples, dimensions, category, z, beyond } = divergence;
  const rung = (T: (typeof LADDER)[number]) => LADDER.indexOf(T);

  it('sums eq. (4) as the model’s own spec does', () => {
    const settings = settingsOf('cg-bpef', { polynomialOrder: 2, gridPoints: 101 });
    const each = specOf('cg-bpef').klByDimension({ head, prior }, settings);
    expect(dimensions.map((dimension) => dimension.category)).toEqual(each);
    expect(category).toBeCloseTo(each[0] + each[1] + each[2], 12);
    expect(samples).toBe(20_000);
  });

  it('comes to eq. (4) as T -> 0, and is 0 where the posterior is the prior', () => {
    // At T = 0.05 the relaxation moves a divergence by some per cent.
    expect(Math.abs(z[0] / category - 1)).toBeLessThan(0.05);
    for (const kl of dimensions[2].z) expect(Math.abs(kl)).toBeLessThan(0.008);
  });

  it.each([0.1, 0.3, 0.5] as const)('at T = %f is near the closed form of stable noise', (T) => {
    const [zeta, cells] = [gridPoints(101), cellsFor(101)];
    const edges = linspace(cells.start, cells.start + cells.count * cells.width, cells.count + 1);
    const [q, p] = [head.slice(0, 2), prior.slice(0, 2)].map((coefficients) =>
      stableNoiseMasses(gridProbabilities(coefficients, 101), zeta, T, edges).map((mass) =>
        Math.log(Math.max(mass, 1e-300)),
      ),
    );
    const closed = klFromLogProbabilities(q, p);
    // Gumbel noise comes to the closed form as R grows; at R = 101 their total variation is up to 0.035 at T = 0.5.
    expect(Math.abs(dimensions[0].z[rung(T)] / closed - 1)).toBeLessThan(0.12);
  });

  it('rises above eq. (4) for a posterior beside the prior, and says where samples of the prior end', () => {
    expect(dimensions[0].z[rung(0.5)]).toBeGreaterThan(dimensions[0].category);
    expect(dimensions[1].z[rung(1)]).toBeGreaterThan(dimensions[1].category);
    expect(beyond[rung(2)]).toBeGreaterThan(0.5);
    expect(dimensions[2].beyond[rung(0.5)]).toBeLessThan(1e-3);
  });

  it('has KL of y, the same at every T, above both others, as theorem 1 has it', () => {
    for (const [rung] of LADDER.entries())
      expect(theoremChecks(divergencesAt(divergence, rung)).map(({ verdict }) => verdict)).toEqual([
        'holds',
        'holds',
      ]);
    expect(divergence.simplex).toBeGreaterThan(10 * divergence.category);
    // Nothing orders the other two: this posterior's narrow hump far out has them the other way round at T = 1.
    expect(unpromised(divergencesAt(divergence, rung(1))).verdict).toBe('does not hold here');
  });

  it('keeps its numbers at the ends of R', () => {
    expect(request.zeta).toHaveLength(101);
    for (const R of [3, 1001]) {
      const ends = measured(R, 1);
      expect([...ends.z, ...ends.dimensions.flatMap((each) => each.z)].every(Number.isFinite)).toBe(true);
      expect(Math.abs(ends.dimensions[0].z[0] - ends.dimensions[0].category)).toBeLessThan(0.3);
    }
  });
});

it.each([2, 3, 4, 50, 51, 100, 101, 102, 1001])(
  'cells of R = %i hold the grid away from their edges',
  (R) => {
    const { start, width, count } = cellsFor(R);
    expect(count).toBeGreaterThanOrEqual(51);
    expect(count).toBeLessThanOrEqual(170);
    for (const z of gridPoints(R)) {
      const place = (z - start) / width;
      expect(place - Math.floor(place)).toBeGreaterThan(0.04);
      expect(place).toBeLessThan(count);
    }
  },
);

it('knows which z is one number a dimension, which is y itself, and which is not relaxed', () => {
  const cat = settingsOf('categorical', { categories: 4 });
  const logits = [3, 0, 0, 0, 0, 0, 0, 0, -1, 1, 0, 2];
  expect(isRelaxedToGrid(specOf('categorical'), { head: logits, prior: [] }, cat)).toBe(false);
  const { relaxed } = specOf('categorical').distribution({ head: logits, prior: [] }, cat);
  const term1 = specOf('categorical').klByDimension({ head: logits, prior: [] }, cat);
  const simplex = relaxed?.by === 'simplex' ? simplexKl(categoriesOf(relaxed.categories)) : NaN;
  expect(simplex).toBeGreaterThan(term1.reduce((sum, kl) => sum + kl, 0));
  const gauss = settingsOf('gauss');
  expect(relaxedPosterior(specOf('gauss'), { head: [1, 0, 0, 0, 0, 0], prior: [] }, gauss)).toBeNull();
});
