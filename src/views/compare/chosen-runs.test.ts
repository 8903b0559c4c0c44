/** Which runs are shown, of those that the address, the hand and files name. */
import { expect, it } from 'vitest';
import { HAND } from '../../state/compared-ids';
import { chosenRuns, ticked } from './chosen-runs';

const there = { inHand: undefined, kept: ['a', 'b', 'c'], files: [] };

it('are in the order of the list, then files; six of them', () => {
  const kept = ['a', 'b', 'c', 'd', 'e'];
  const chosen = chosenRuns(['c', 'a', 'b'], { ...there, kept, files: ['f1', 'f2', 'f3', 'f4'] });
  expect(chosen).toEqual({ shown: ['c', 'a', 'b', 'f1', 'f2', 'f3'], waiting: ['f4'], unknown: [] });
});

it('leave out what is not here, and say it once the list is read', () => {
  expect(chosenRuns(['a', 'gone'], there)).toEqual({ shown: ['a'], waiting: [], unknown: ['gone'] });
  expect(chosenRuns(['a', 'gone'], { ...there, kept: null }).unknown).toEqual([]);
});

it('show the run in hand once, by whichever name, and only where there is one', () => {
  expect(chosenRuns([HAND, 'b'], there).shown).toEqual(['b']);
  expect(chosenRuns([HAND, 'b'], { ...there, inHand: null }).shown).toEqual([HAND, 'b']);
  expect(chosenRuns(['b', 'a', HAND], { ...there, inHand: 'a' }).shown).toEqual(['b', HAND]);
});

it('are ticked at the end of the list, the run in hand by its id where it is kept', () => {
  expect(ticked(['a'], 'b', true, undefined)).toEqual(['a', 'b']);
  expect(ticked(['a', 'b'], 'a', false, undefined)).toEqual(['b']);
  expect(ticked(['b'], HAND, true, 'a')).toEqual(['b', 'a']);
  expect(ticked(['b'], HAND, true, null)).toEqual(['b', HAND]);
  expect(ticked(['a', 'b', HAND], HAND, false, 'a')).toEqual(['b']);
});
