/** Theorem 2 on heads as the engine gives them: every model's parts against its own KL by dimension. */
import { describe, expect, it } from 'vitest';
import { fillNormal, keyOf } from '../math/random';
import { defaultsOf } from '../schema/read-values';
import type { CommonSettings } from './contract';
import { priorFields } from './fields';
import { loadGeometry, modelIds, specOf, type ModelId } from './registry';
import { term1Geometry } from './term1-geometry';

const PICTURES = 12;

function taken(id: ModelId, changed: object = {}) {
  const spec = specOf(id);
  const settings = { ...defaultsOf(spec.fields), latent: 3, ...changed } as unknown as CommonSettings;
  const size = spec.headSize(settings);
  const heads = fillNormal(new Float32Array(PICTURES * size), keyOf(3, id), 0);
  const priors = spec
    .priorParameters(settings)
    .reduce((n, { shape }) => n + shape.reduce((a, b) => a * b), 0);
  const prior = fillNormal(new Float32Array(priors), keyOf(4, id), 0);
  return { settings, spec, size, heads, prior };
}

describe('term1 by dimension in parts', () => {
  const takes = modelIds.flatMap((id) =>
    'prior' in specOf(id).fields
      ? priorFields.prior.options.map((prior) => [id, prior] as const)
      : [[id, 'paper'] as const],
  );
  it.each(takes)('is the mean of the own KL of %s with prior %s, in parts that add up', async (id, own) => {
    const { settings, spec, size, heads, prior } = taken(id, { prior: own });
    const geometry = term1Geometry(await loadGeometry(id), heads, prior, size, settings);
    const kl = Array.from({ length: PICTURES }, (_, i) =>
      spec.klByDimension({ head: heads.subarray(i * size, (i + 1) * size), prior }, settings),
    );
    expect([geometry.dimensions.length, geometry.pictures]).toEqual([3, PICTURES]);
    geometry.dimensions.forEach((parts, j) => {
      // Double precision throughout: only the order of sums differs.
      expect(parts.term1).toBeCloseTo(kl.reduce((sum, row) => sum + row[j], 0) / PICTURES, 11);
      const sum = parts.mutualInformation + parts.mixtureToCentroid + parts.centroidToPrior;
      expect(sum).toBeCloseTo(parts.term1, 11);
    });
    const eq5 = geometry.dimensions.reduce((sum, p) => sum + p.mutualInformation + p.mixtureToCentroid, 0);
    if (geometry.jointEq5 !== null) expect(geometry.jointEq5).toBeLessThan(eq5);
  });

  it('says what is wrong with heads', async () => {
    const { settings, size, heads, prior } = taken('gauss');
    const broken = heads.map(() => NaN);
    const gauss = await loadGeometry('gauss');
    expect(() => term1Geometry(gauss, heads.subarray(1), prior, size, settings)).toThrow(
      'expected whole heads of 6 numbers',
    );
    expect(() => term1Geometry(gauss, broken, prior, size, settings)).toThrow('finite');
  });
});
