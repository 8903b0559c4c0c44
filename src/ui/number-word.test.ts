import { expect, it } from 'vitest';
import { capitalised, numberWord } from './number-word';

it('says small numbers as words, and others in digits', () => {
  expect([0, 1, 3, 4, 10, 11, 120].map(numberWord)).toEqual([
    'no',
    'one',
    'three',
    'four',
    'ten',
    '11',
    '120',
  ]);
});

it('begins a sentence', () => {
  expect(capitalised(numberWord(3))).toBe('Three');
  expect(capitalised('11')).toBe('11');
});
