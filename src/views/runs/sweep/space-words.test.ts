/** What space a sweep takes, said before it begins. */
import { expect, it } from 'vitest';
import { spaceWords } from './space-words';

const MB = 1_000_000;
const runs = [
  { bytes: 9 * MB, changed: 1 },
  { bytes: 4 * MB, changed: 3 },
  { bytes: 7 * MB, changed: 2 },
];

it('goes by the run that was kept last, and by what the browser has left', () => {
  expect(spaceWords(10, runs, { usage: 20 * MB, quota: 100 * MB })).toEqual({
    words: 'Kept runs will take about 40.0 MB, by the run that was kept last; the browser has 80.0 MB left.',
    isTooMuch: false,
  });
});

it('says where it is more than there is', () => {
  const found = spaceWords(50, runs, { usage: 90 * MB, quota: 100 * MB })!;
  expect(found.isTooMuch).toBe(true);
  expect(found.words).toContain('about 200.0 MB');
  expect(found.words).toContain('expected at most the 10.0 MB that the browser has left');
  expect(spaceWords(1, runs, { usage: 120 * MB, quota: 100 * MB })!.isTooMuch).toBe(true);
});

it('says nothing of what is not known', () => {
  expect(spaceWords(10, [], { usage: 0, quota: 100 * MB })).toBeNull();
  expect(spaceWords(10, runs, null)).toBeNull();
  expect(spaceWords(10, runs, { usage: null, quota: 100 * MB })).toBeNull();
});
