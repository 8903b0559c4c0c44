/** Which kept runs are shown, in which order, and how they are called. */
import { expect, it } from 'vitest';
import { titleOf } from '../run-title';
import { droppedWords, lowestL, stemOf } from './run-words';
import { listedRun as run } from './testing/listed-run';
import { everything, orders, tagsOf, wantedRuns } from './wanted-runs';

const L = (validated: number | null) => ({ gauss: { validated, test: null, bound: null } });
const runs = [
  run('a', {
    name: 'Run 10',
    changed: 1,
    step: 5,
    L: L(120),
    bytes: 30,
    tags: ['seen'],
    difference: 'seed 7',
  }),
  run('b', { name: 'run 9', changed: 3, step: 7, L: L(99), bytes: 20, backend: 'webgpu' }),
  run('c', { changed: 2, step: 6, tags: ['seen', 'Long'], difference: 'seed 7, R 33 (CG-BPEF)' }),
  run('d', { changed: 4, step: 6 }),
];
const ids = (wanted: Partial<typeof everything>) =>
  wantedRuns(runs, { ...everything, ...wanted })
    .map(({ id }) => id)
    .join('');

it('shows them in each order, ties by the newest', () => {
  const sorted = Object.fromEntries(orders.map((order) => [order, ids({ order })]));
  expect(sorted).toEqual({ changed: 'dbca', name: 'badc', step: 'bdca', L: 'badc', size: 'abdc' });
});

it('finds every word of a search, in whatever it says of a run', () => {
  expect(ids({ text: 'SEED 7' })).toBe('ca');
  expect(ids({ text: 'seed r  33' })).toBe('c');
  expect(ids({ text: 'webgpu' })).toBe('b');
  expect(ids({ text: 'long' })).toBe('c');
  expect(ids({ text: 'no such' })).toBe('');
});

it('takes one tag, and lists all', () => {
  expect(ids({ tag: 'seen' })).toBe('ca');
  expect(ids({ tag: 'seen', text: 'run 10' })).toBe('a');
  expect(tagsOf(runs)).toEqual(['Long', 'seen']);
});

it('takes the lowest validated L of a run, and none before its first evaluation', () => {
  const two = { ...L(120), 'cg-bpef': { validated: 90, test: 1, bound: 1 } };
  expect(lowestL({ L: two })).toBe(90);
  expect(lowestL({ L: L(null) })).toBe(Infinity);
  expect(lowestL({ L: {} })).toBe(Infinity);
});

it('names a file by the run, without what file systems refuse', () => {
  const created = Date.UTC(2026, 0, 2, 3, 4);
  expect(stemOf({ name: 'a/b: "c"?', created })).toBe('a-b- -c-');
  expect(stemOf({ name: '..', created })).toBe('run-2026-01-02T03-04');
  expect(titleOf({ name: '', created })).toMatch(/^Run of .*2026/);
});

it('says of a run how many bests have no parameters, and nothing of a run that was kept before that was counted', () => {
  expect(droppedWords(run('a', { dropped: 3 }))).toMatch(/^3 older bests .*only L is kept/);
  expect([droppedWords(run('a', { dropped: 0 })), droppedWords(run('a'))]).toEqual(['', '']);
  const shelf = [{ name: 'Gauss-VAE', detail: '', bytes: 1 }];
  expect(droppedWords(run('a', { dropped: 2, shelf }))).toMatch(/^1 older best /);
  expect(droppedWords(run('a', { dropped: 1, shelf }))).toBe('');
});
