import { describe, expect, it } from 'vitest';
import { misfits, type MadeRun } from './same-making';

const run = (name: string, over: { code?: string; plan?: string; sha256?: string } = {}): MadeRun => ({
  name,
  by: {
    code: over.code ?? 'coarse-grain 1.0.0',
    backend: { name: 'wasm', threads: 1, device: '', plan: over.plan ?? 'plan' },
    dataset: { name: 'mnist', sha256: over.sha256 ?? 'abc' },
  },
});
const code = 'coarse-grain 1.0.0';

describe('misfits', () => {
  it('says nothing of runs that were made alike', () => {
    expect(misfits([run('a'), run('b')], { code, mixed: false })).toEqual([]);
    expect(misfits([], { code, mixed: false })).toEqual([]);
  });

  it('names each run of another version, plan or data set, with the way out', () => {
    const runs = [run('a', { plan: 'new', sha256: 'def' }), run('b'), run('c'), run('d', { code: 'old' })];
    const again = 'move its folder away and run its command again';
    expect(misfits(runs, { code, mixed: false })).toEqual([
      `a: expected kernel plan plan as in other runs, got new; ${again}, or say --mixed`,
      `a: expected pictures with sha256 abc as in other runs, got def; ${again} with the same data`,
      `d: expected a run of ${code}, got one of old; ${again}, or say --mixed`,
    ]);
  });

  it('takes the pictures of published runs for the right ones', () => {
    expect(misfits([run('a')], { code, mixed: true, sha256: 'def' })).toEqual([
      expect.stringContaining('a: expected pictures with sha256 def as in other runs, got abc'),
    ]);
  });

  it('lets versions and plans be mixed, but never pictures', () => {
    const runs = [run('a'), run('b'), run('c', { code: 'old', plan: 'new', sha256: 'def' })];
    expect(misfits(runs, { code, mixed: true })).toEqual([expect.stringMatching(/^c: expected pictures/)]);
  });
});
