import { expect, it } from 'vitest';
import { noLabel } from '../data/dataset';
import { classOf, labelWords } from './label-text';

it('knows a picture without a label', () => {
  expect([classOf(0), classOf(7), classOf(noLabel)]).toEqual([0, 7, null]);
  expect([labelWords(7), labelWords(noLabel)]).toEqual(['a 7', 'without a class']);
});
