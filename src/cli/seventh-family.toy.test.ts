/** Laplace is registered as any family is: links, records and the command line know it, and mend and headMap take it. */
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../experiment/decode-link';
import { defaultExperiment } from '../experiment/default-experiment';
import { encodeLink } from '../experiment/encode-link';
import type { Experiment } from '../experiment/experiment';
import { readExperiment } from '../experiment/read-experiment';
import type { Family } from '../models/cg/families/family';
import { families, familyIds, type FamilyId } from '../models/cg/families/registry';
import { cgSpec, type CgSettings } from '../models/cg/spec';
import { laplace } from '../models/cg/testing/laplace';
import { helpText } from './help';
import { parseOptions } from './options';
import { trainArguments } from './train-arguments';

const id = 'laplace' as FamilyId;
const base = defaultExperiment();
const settings: CgSettings = { ...base.models.cg, on: true, family: id };
const chosen: Experiment = { ...base, models: { ...base.models, gauss: { ...base.models.gauss, on: false }, cg: settings } }; // prettier-ignore

describe('a seventh family', () => {
  it('is the last of the registry, and of the choices of the setting', () => {
    expect(familyIds.at(-1)).toBe(id);
    expect((families as Record<string, Family>)[id]).toBe(laplace);
    expect(cgSpec.fields.family.options).toEqual(familyIds);
  });

  it('goes through a link and a record', () => {
    const link = encodeLink(chosen, []);
    expect(link).toContain('family=laplace');
    expect(decodeLink(link)).toMatchObject({ experiment: chosen, notices: [] });
    expect(readExperiment(JSON.parse(JSON.stringify(chosen)))).toEqual({ experiment: chosen, notices: [] });
  });

  it('is an option of the command line, and in its help', () => {
    const options = parseOptions(['--model', 'cg', '--cg.family', 'laplace']);
    if (options.ok !== true) throw new Error('expected options');
    expect(options.experiment.models.cg.family).toBe(id);
    expect(parseOptions(trainArguments(chosen))).toMatchObject({ ok: true, experiment: chosen });
    expect(helpText()).toMatch(/--family[^]*custom(,| or| \|) ?laplace/);
  });

  it('has no setting but R, and a head of its own size that no live move changes', () => {
    for (const field of ['polynomialOrder', 'components', 'statistics'] as const)
      expect(cgSpec.applies(field, settings)).toBe(false);
    expect(cgSpec.headSize(settings)).toBe(2 * settings.latent);
    expect(cgSpec.headMap(settings, { ...settings, polynomialOrder: 9, gridPoints: 11 })).toBeNull();
    expect(cgSpec.mend({ ...settings, polynomialOrder: 20, gridPoints: 11 }).notices).toEqual([]);
  });
});
