/** The settings of the divergence lab as fields: what a link to it holds. */
import { LADDER } from '../../math/relaxed-ladder';
import type { ChoiceField } from '../../schema/field';
import { references, type Reference } from './divergence-statistics';
import { familyNames, type FamilyName } from './families';

const described = { symbol: '', equation: null, live: true, kind: 'choice' } as const;

const family: ChoiceField<FamilyName> = {
  ...described,
  link: 'figure',
  label: 'Figure',
  meaning: 'The source of alpha: the generators of figure 3 or 5, or smooth ones, not in the paper.',
  moves: 'Divergences.',
  options: familyNames,
  default: '3',
};

const reference: ChoiceField<Reference> = {
  ...described,
  link: 'against',
  label: 'Against',
  meaning: 'The reference of the divergences: the paper’s Uniform, or flat categories relaxed at the same T.',
  moves: 'Divergences.',
  options: references,
  default: 'uniform',
};

/** Texts of the temperatures that are measured. */
export const rungTexts: readonly string[] = LADDER.map(String);

const temperature: ChoiceField<string> = {
  ...described,
  link: 'T',
  label: 'Temperature',
  symbol: 'T',
  meaning: 'The temperature of the numbers shown.',
  moves: 'Divergences, trained posteriors.',
  options: rungTexts,
  default: '0.5',
};

export const labFields = { family, reference, temperature };
