/** Theorem 2 in every family of CG-VAE: parts that add up to its own KL, at the ends of its parameters too; eq. (5) for families that have a centroid. */
import { describe, expect, it } from 'vitest';
import { fillNormal, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import { families, familyIds, type FamilyId } from './families/registry';
import { geometry } from './geometry';
import { cgSpec, type CgSettings } from './spec';

const PICTURES = 8;

function partsOf(family: FamilyId, scale: number) {
  const settings: CgSettings = {
    ...defaultsOf(cgSpec.fields),
    family,
    latent: 2,
    gridPoints: 21,
    components: 2,
  };
  const size = cgSpec.headSize(settings);
  const heads = fillNormal(new Float32Array(PICTURES * size), keyOf(3, family), 0).map((x) => scale * x);
  const prior = fillNormal(new Float32Array(size), keyOf(4, family), 0);
  const rows = Array.from({ length: PICTURES }, (_, i) => heads.subarray(i * size, (i + 1) * size));
  const kl = rows.map((head) => cgSpec.klByDimension({ head, prior }, settings));
  const { dimensions } = geometry.parts(rows, prior, settings);
  return { dimensions, kl };
}

describe.each(familyIds)('term1 of %s in parts', (family) => {
  it.each([1, 60])('adds up to its own KL, parameters of some %i', (scale) => {
    const { dimensions, kl } = partsOf(family, scale);
    dimensions.forEach(({ term1, mutualInformation, mixtureToCentroid, centroidToPrior }, j) => {
      const mean = kl.reduce((sum, row) => sum + row[j], 0) / PICTURES;
      expect(Math.abs(term1 / mean - 1)).toBeLessThan(1e-10);
      expect(Math.abs((mutualInformation + mixtureToCentroid + centroidToPrior) / mean - 1)).toBeLessThan(
        1e-10,
      );
      for (const part of [mutualInformation, mixtureToCentroid, centroidToPrior])
        expect(part).toBeGreaterThan(-1e-10);
      // The best prior of the family is nearer to the mixture than another, where there is a best one.
      if (families[family].kind === 'curved') expect(centroidToPrior).toBe(0);
      else if (scale === 1) expect(centroidToPrior).toBeGreaterThan(1e-3);
    });
  });
});
