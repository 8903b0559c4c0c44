/** What holds for every model whose densities a user can bend: names, functions and numbers belong to what is drawn. */
import { describe, expect, it } from 'vitest';
import { softmax } from '../math/numeric';
import { defaultsOf, valueOf } from '../schema/read-values';
import type { Bending } from './bending-contract';
import { bendingOf } from './bendings';
import type { Family } from './cg/families/family';
import { families, familyIds, type FamilyId } from './cg/families/registry';
import type { CommonSettings, ModelSpec } from './contract';
import { modelIds, specOf } from './registry';

interface Case {
  readonly of: string;
  readonly spec: ModelSpec;
  readonly bending: Bending;
  readonly settings: CommonSettings;
}

const grid = Array.from({ length: 21 }, (_, r) => (r - 10) / 10);

const cases: readonly Case[] = modelIds.flatMap((id) => {
  const spec = specOf(id);
  const bending = bendingOf(spec);
  if (!bending) return [];
  const families = 'family' in spec.fields ? familyIds : [null];
  return families.map((family) => ({
    of: family ? `${id}, ${family}` : id,
    spec,
    bending,
    settings: {
      ...defaultsOf(spec.fields),
      ...(family && { family }),
      latent: 2,
      gridPoints: grid.length,
    } as unknown as CommonSettings,
  }));
});

it('is CG-BPEF-VAE and CG-VAE that can be bent', () => {
  expect(modelIds.filter((id) => bendingOf(specOf(id)))).toEqual(['cg-bpef', 'cg']);
});

describe.each(cases)('$of', ({ spec, bending, settings }) => {
  const P = spec.headSize(settings) / 2;
  const head = Array.from({ length: 2 * P }, (_, i) => Math.sin(3 * i + 1));

  it('names each number of one dimension once', () => {
    const labels = bending.parameters(settings).map(({ label }) => label);
    expect(labels).toHaveLength(P);
    expect(new Set(labels).size).toBe(P);
    for (const { meaning } of bending.parameters(settings)) expect(meaning).toMatch(/\.$/);
  });

  it('has functions whose sum, times the numbers, is the log q that is drawn; or says why there are none', () => {
    const statistics = bending.statistics(settings, grid);
    if (statistics === null || typeof statistics === 'string') {
      const family: Family = families[String(valueOf(settings, 'family')) as FamilyId];
      return expect(statistics).toBe(family.kind === 'curved' ? null : family.undrawn);
    }
    expect(statistics.length).toBeLessThanOrEqual(20);
    const logits = grid.map((_, r) =>
      statistics.reduce((sum, { values }, p) => sum + head[P + p] * values[r], 0),
    );
    const [posterior] = spec.drawables({ head, prior: head.map(() => 0) }, 1, settings);
    if (posterior.kind !== 'bars') throw new Error('expected bars');
    softmax(logits).forEach((q, r) => expect(q).toBeCloseTo(posterior.y[r], 12));
  });
});

it('calls functions what the paper and definition 29 call them', () => {
  const namesOf = (id: 'cg' | 'cg-bpef', own: object) => {
    const { fields } = specOf(id);
    const bending = bendingOf(specOf(id));
    const settings = { ...defaultsOf(fields), ...own } as unknown as CommonSettings;
    const found = bending!.statistics(settings, [0.5]);
    return Array.isArray(found) ? found.map(({ name }: { name: string }) => name) : found;
  };
  expect(namesOf('cg-bpef', { polynomialOrder: 3 })).toEqual(['z', 'z^2', 'z^3']);
  expect(namesOf('cg', { family: 'legendre', polynomialOrder: 2 })).toEqual([
    'sqrt(3) P_1(z)',
    'sqrt(5) P_2(z)',
  ]);
  expect(namesOf('cg', { family: 'custom', statistics: 'z; sin(3*z)' })).toEqual(['z', 'sin(3*z)']);
  expect(namesOf('cg', { family: 'free' })).toMatch(/^Each grid point has its own logit/);
});

it('calls the numbers of a mixture by component', () => {
  const { fields } = specOf('cg');
  const bending = bendingOf(specOf('cg'));
  const labelsOf = (components: number) =>
    bending!
      .parameters({
        ...defaultsOf(fields),
        family: 'mixture',
        components,
        polynomialOrder: 2,
      } as unknown as CommonSettings)
      .map(({ label }) => label);
  expect(labelsOf(2)).toEqual([
    'Component 1, coefficient of z',
    'Component 1, coefficient of z^2',
    'Component 2, coefficient of z',
    'Component 2, coefficient of z^2',
    'Component 1, weight logit',
    'Component 2, weight logit',
  ]);
  expect(labelsOf(1)).toHaveLength(2);
});
