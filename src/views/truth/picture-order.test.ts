/** Which measured pictures are listed: all by gap, those with two modes, or those of a class. */
import { expect, it } from 'vitest';
import { noLabel } from '../../experiment/label-text';
import { classesAmong, orderedPictures, type OrderTake } from './picture-order';
import { gaussEvidence } from './testing/some-evidence';

const labels = Uint8Array.of(7, 1, noLabel, 7);
const ordered = (take: Partial<OrderTake>) =>
  orderedPictures({ byPicture: gaussEvidence.byPicture, labels, order: 'gap', label: 0, ...take });

it('lists the largest gap first, and equal ones in order', () => {
  expect(ordered({})).toEqual([1, 2, 0, 3]);
  expect(ordered({ order: 'modes' })).toEqual([1, 3]);
  expect(ordered({ order: 'class', label: 7 })).toEqual([0, 3]);
  expect(ordered({ order: 'class', label: 2 })).toEqual([]);
});

it('knows the classes that there are', () => {
  expect(classesAmong(labels)).toEqual([1, 7]);
  expect(classesAmong(new Uint8Array())).toEqual([]);
});
