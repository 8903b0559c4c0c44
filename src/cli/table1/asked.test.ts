/** Each job's own words ask for that job alone, as the whole command line asked for it. */
import { describe, expect, it } from 'vitest';
import { askedJobs } from './asked';
import { readOptions } from './options';

const jobsOf = (words: readonly string[]) => askedJobs(readOptions(words, 2)!, '/work');

describe('the words of one job', () => {
  it.each([
    '--seeds 1,2',
    '--extra --truth --families',
    '--rows gauss-L1,d2 --truth --seeds 3 --steps 7 --pictures 5 --samples 4',
    '--dataset svhn --data pictures --backend cpu --work other --records here',
    '--search 3 --rows L1-',
    '--search all --rows gauss-L1 --seeds 1,2',
  ])('of %s', (line) => {
    const jobs = jobsOf(line.split(' '));
    expect(jobs.length).toBeGreaterThan(1);
    for (const job of jobs) expect(jobsOf(job.alone)).toEqual([job]);
    const asked = readOptions(line.split(' '), 2)!;
    for (const { alone } of jobs) {
      const own = readOptions(alone, 9)!;
      expect(own).toMatchObject({ quiet: true, jobs: 1, work: asked.work, records: asked.records });
      const kept = ['steps', 'backend', 'pictures', 'samples', 'data', 'table'] as const;
      for (const name of kept) expect([name, own[name]]).toEqual([name, asked[name]]);
    }
  });

  it('are of one number of a search', () => {
    const [job, ...others] = jobsOf('--search all --rows gauss-L1 --number 17'.split(' '));
    expect(others).toEqual([]);
    expect(job.name).toBe('grid-17-of-gauss-L1-seed-1');
    expect(() => jobsOf('--search all --rows gauss-L1 --number 65'.split(' '))).toThrow(
      '--number: expected at most 64 for gauss-L1, got 65',
    );
  });
});
