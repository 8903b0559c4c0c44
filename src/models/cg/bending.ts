/** The functions that bend CG-VAE's densities, as the page draws them and lets a user bend them. Pure. */
import type { Bending } from '../bending-contract';
import type { CommonSettings } from '../contract';
import type { Family, FamilySettings } from './families/family';
import { families, type FamilyId } from './families/registry';

interface Settings extends CommonSettings, FamilySettings {
  readonly family: FamilyId;
}

const familyOf = ({ family }: Settings): Family => families[family];

export const bending: Bending<Settings> = {
  shapedBy: ['family', 'components', 'statistics'],
  start: [0.5, 1, 0, -1],
  resized: 'mapped',

  parameters(settings) {
    const family = familyOf(settings);
    return family
      .names(settings)
      .map((name) =>
        family.kind === 'linear'
          ? { label: `Coefficient of ${name}`, meaning: 'The factor of this function in log q(z).' }
          : { label: name, meaning: family.meaning },
      );
  },

  statistics(settings, z) {
    const family = familyOf(settings);
    if (family.kind === 'curved') return null;
    if (family.undrawn) return family.undrawn;
    const values = family.statistics(z, settings);
    return family.names(settings).map((name, p) => ({ name, values: values[p] }));
  },
};
