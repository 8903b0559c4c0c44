import { expect, it } from 'vitest';
import { noLabel } from '../data/dataset';
import { className, classOf, labelWords, noLabel as ofThePage } from './label-text';

it('knows a picture without a label', () => {
  expect(ofThePage).toBe(noLabel);
  expect([classOf(0), classOf(7), classOf(noLabel)]).toEqual([0, 7, null]);
  expect([labelWords(7, null), labelWords(noLabel, null)]).toEqual(['class 7', 'without a class']);
});

it('calls a class by its name, where it has one', () => {
  const names = ['Trouser', 'Bag'];
  expect([className(1, names), className(1, null)]).toEqual(['Bag', '1']);
  expect([labelWords(0, names), labelWords(noLabel, names)]).toEqual(['class Trouser', 'without a class']);
});
