/** What people type is read for what it means, or refused; never taken for another number. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTyped } from './typed-number';

const steps = { minimum: 1, maximum: 1e6, whole: true };
const wide = { minimum: -1e6, maximum: 1e6, whole: false };
const temperature = { minimum: 0.01, maximum: 5, whole: false };

it.each([
  ['10,000', 10_000],
  ['10.000', 10_000],
  ['10 000', 10_000],
  ['10\u202f000', 10_000],
  ["10'000", 10_000],
  ['10’000', 10_000],
  ['1,000', 1000],
  ['1,234,567', 1_234_567],
  ['1e3', 1000],
  ['1E+3', 1000],
  ['１０，０００', 10_000],
  ['２００', 200],
  [' 42 ', 42],
  ['007', 7],
  ['1.5', 1.5],
  ['1.0', 1],
])('%s as a whole number is %d', (text, value) => {
  expect(readTyped(text, steps).value).toBe(value);
});

it.each([
  ['0,5', 0.5],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['5.', 5],
  ['０．５', 0.5],
  ['0,001', 0.001],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ["1'234,5", 1234.5],
  ['1 234 567', 1_234_567],
  ['12,34', 12.34],
  ['−3', -3],
  ['1,5e3', 1500],
  ['1e-3', 0.001],
])('%s is %d', (text, value) => {
  expect(readTyped(text, wide).value).toBe(value);
});

it('says what it read, where the text was not plainly that', () => {
  expect(readTyped('10,000', steps).said).toBe('Read as 10000.');
  expect(readTyped('0,5', wide).said).toBe('Read as 0.5.');
  for (const text of ['10000', '0.5', '1e3']) expect(readTyped(text, wide).said).toBeNull();
});

it('refuses what can be read in two ways, with both; the range may leave one', () => {
  for (const text of ['1,500', '1.500'])
    expect(readTyped(text, wide)).toEqual({
      value: null,
      said: `${text} can be read as 1.5 or as 1500. Write one of them.`,
    });
  expect(readTyped('1.234e3', { ...steps, maximum: 1e7 })).toEqual({
    value: null,
    said: '1.234e3 can be read as 1234 or as 1234000. Write one of them.',
  });
  expect(readTyped('1.234e3', steps).value).toBe(1234);
  expect(readTyped('1,500', temperature).value).toBe(1.5);
  expect(readTyped('1.500', { ...wide, minimum: 100 }).value).toBe(1500);
});

it.each([
  '',
  ' ',
  'abc',
  '1,2,3',
  '1.2.3',
  '1,00',
  '12,345,67',
  '0x10',
  'Infinity',
  '1e400',
  '--1',
  '5 5',
  '1,,000',
  '١٢',
])("'%s' is no number", (text) => {
  const { value } = readTyped(text, steps);
  // One decimal comma is a number, which is not whole.
  if (text === '1,00') expect(value).toBe(1);
  else expect(value).toBeNull();
});

it('reads any number that is written plainly, and in English or German groups, as itself', () => {
  const groups = (locale: string, value: number) => new Intl.NumberFormat(locale).format(value);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (value) => {
      for (const text of [
        String(value),
        groups('en', value),
        groups('de', value),
        groups('fr', value),
        groups('de-CH', value),
      ])
        expect(readTyped(text, steps).value).toBe(value);
    }),
  );
});

it('takes no text for a number with other digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9.,' ]{1,12}$/), (text) => {
      const { value } = readTyped(text, wide);
      if (value === null) return;
      const digits = (one: string) => one.replace(/\D/g, '').replace(/^0+/, '');
      const after = digits(value.toFixed(12)).replace(/0+$/, '');
      expect(digits(text).replace(/0+$/, '')).toBe(after);
    }),
  );
});
