import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IntegersField, NumberField } from '../schema/field';
import { readSettings, withSettings } from './view-settings';

const described = { symbol: '', meaning: '', equation: null, moves: '', live: true } as const;
const number: NumberField = {
  ...described,
  kind: 'number',
  link: 'T',
  label: 'T',
  minimum: 0.05,
  maximum: 5,
  scale: 'logarithmic',
  default: 0.5,
};
const integers: IntegersField = {
  ...described,
  kind: 'integers',
  link: 'alpha',
  label: 'alpha',
  minimum: 1,
  maximum: 99,
  longest: 3,
  default: [1, 1, 1],
};
const fields = { temperature: number, alpha: integers };

it('settings of a view come back from their texts, and defaults are not written', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 5, noNaN: true }),
      fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 }),
      (temperature, alpha) => {
        const before = { 'concrete.other': 'kept', 'concrete.T': '3' };
        const texts = withSettings('concrete', fields, before, { temperature, alpha });
        expect(texts['concrete.other']).toBe('kept');
        expect(readSettings('concrete', fields, texts)).toEqual({
          values: { temperature, alpha },
          notices: [],
        });
      },
    ),
  );
  const back = withSettings(
    'concrete',
    fields,
    { 'concrete.T': '3' },
    { temperature: 0.5, alpha: [1, 1, 1] },
  );
  expect(back).toEqual({});
});

it('what a link says wrongly is taken to the nearest, and said', () => {
  const { values, notices } = readSettings('concrete', fields, {
    'concrete.T': '80',
    'concrete.alpha': 'x',
  });
  expect(values).toEqual({ temperature: 5, alpha: [1, 1, 1] });
  expect(notices).toHaveLength(2);
  expect(notices[0]).toMatch(/^concrete\.T: expected .*, got 80; took 5\.$/);
});

it('a blank or a full stop that came with a value is not said, where the value is fine without it', () => {
  const settings = { 'concrete.T': '0. 3.', 'concrete.alpha': '3-2-\u00ad1)' };
  expect(readSettings('concrete', fields, settings)).toEqual({
    values: { temperature: 0.3, alpha: [3, 2, 1] },
    notices: [],
  });
});
