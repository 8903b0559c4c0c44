/** The scripts of docs/clusters.md run every line of a list once, and its commands are those that there are. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askedJobs } from '../../src/cli/table1/asked';
import { recordedRates } from '../../src/cli/table1/job-cost';
import { listText } from '../../src/cli/table1/list';
import { readOptions } from '../../src/cli/table1/options';
import { readRecords } from '../../src/cli/table1/publish';

const script = (name: string) => resolve('scripts/cluster', name);
const posix = process.platform !== 'win32';
const hasParallel = posix && spawnSync('parallel', ['--version']).status === 0;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'coarse-grain-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const text = (name: string) => readFileSync(join(folder, name), 'utf8');
/** A list of jobs that each leave a line; the marked one fails as long as there is no file of the name. */
function writeList(count: number, failing = 0): void {
  const lines = Array.from({ length: count }, (_, i) => {
    const fails = i + 1 === failing ? 'test -e mended && ' : '';
    return `${fails}echo "job ${i + 1}" >> ran # 1.0e9 multiply-adds, 0.1 minutes\n`;
  });
  writeFileSync(join(folder, 'list'), lines.join(''));
}
const ran = () =>
  text('ran')
    .trimEnd()
    .split('\n')
    .map((line) => Number(line.slice(4)))
    .toSorted((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

interface Environment {
  readonly [name: string]: string;
}

const sh = (words: readonly string[], env: Environment = {}) =>
  spawnSync('sh', words, { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' });

const whereIs = (tool: string) =>
  execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim();

/** A program of that name before all others, which writes down its words. */
function fake(name: string): Environment {
  writeFileSync(join(folder, name), `#!/bin/sh\nprintf '%s\\n' "$@" > words\n`);
  chmodSync(join(folder, name), 0o755);
  return { PATH: `${folder}:${process.env.PATH}` };
}

describe.skipIf(!posix)('each script of scripts/cluster', () => {
  const names = ['slurm.sh', 'parallel.sh'];

  it.each(names)('%s refuses a list that is not there in words', (name) => {
    const program = fake(name === 'slurm.sh' ? 'sbatch' : 'parallel');
    const { status, stderr } = sh([script(name), 'nowhere'], program);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^nowhere: expected a list of commands, .*\n$/),
    ]);
  });

  it.each(names)('%s says that its program is missing', (name) => {
    writeList(1);
    // A shell and what it needs, but neither sbatch nor parallel.
    for (const tool of ['sh', 'grep']) symlinkSync(whereIs(tool), join(folder, tool));
    const { status, stderr } = sh([script(name), 'list'], { PATH: folder });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^\w+: expected \S+.*, got none; .*\n$/)]);
  });
});

describe.skipIf(!posix)('scripts/cluster/slurm.sh', () => {
  it('submits itself as an array of the list, with the options of sbatch', () => {
    writeList(3);
    const { status } = sh([script('slurm.sh'), 'list', '--partition=cpu'], fake('sbatch'));
    expect(status).toBe(0);
    expect(text('words').trimEnd().split('\n')).toEqual([
      ...['--array=1-3', '--partition=cpu', script('slurm.sh'), 'list', '3'],
    ]);
  });

  it('runs each line in one of its tasks', () => {
    writeList(3);
    for (const id of ['1', '2', '3'])
      expect(sh([script('slurm.sh'), 'list', '3'], { SLURM_ARRAY_TASK_ID: id }).status).toBe(0);
    expect(ran()).toEqual([1, 2, 3]);
  });

  it('shares 1,000 tasks among the lines of a longer list, and goes on after a line that failed', () => {
    writeList(2500, 7);
    sh([script('slurm.sh'), 'list'], fake('sbatch'));
    expect(text('words')).toContain('--array=1-1000\n');
    const task = (id: string) => sh([script('slurm.sh'), 'list', '1000'], { SLURM_ARRAY_TASK_ID: id }).status;
    expect([task('7'), task('500'), task('501')]).toEqual([1, 0, 0]);
    expect(ran()).toEqual([500, 501, 1007, 1500, 1501, 2007, 2500]);
  });

  it('runs the last line of a list that ends without a line feed', () => {
    writeFileSync(join(folder, 'list'), 'echo "job 1" >> ran\necho "job 2" >> ran');
    expect(sh([script('slurm.sh'), 'list'], fake('sbatch')).status).toBe(0);
    expect(text('words')).toContain('--array=1-2\n');
    for (const id of ['1', '2']) sh([script('slurm.sh'), 'list', '2'], { SLURM_ARRAY_TASK_ID: id });
    expect(ran()).toEqual([1, 2]);
  });

  it('refuses an empty list, and none', () => {
    writeFileSync(join(folder, 'list'), '');
    const { status, stderr } = sh([script('slurm.sh'), 'list'], fake('sbatch'));
    expect([status, stderr]).toEqual([1, 'list: expected a command, got an empty list\n']);
    expect(existsSync(join(folder, 'words'))).toBe(false);
    expect(sh([script('slurm.sh')]).stderr).toContain('expected a list of commands, one a line');
  });
});

describe.skipIf(!posix)('scripts/cluster/parallel.sh', () => {
  it('hands its options to parallel', () => {
    writeList(1);
    expect(sh([script('parallel.sh'), 'list', '--jobs', '8'], fake('parallel')).status).toBe(0);
    expect(text('words').trimEnd().split('\n')).toEqual([
      '--joblog',
      expect.stringMatching(/^list\.\d+\.log$/),
      '--resume-failed',
      '--jobs',
      '8',
    ]);
  });

  it.skipIf(!hasParallel)(
    'runs each line, and once more only what failed (where GNU parallel is installed)',
    () => {
      writeList(4, 2);
      expect(sh([script('parallel.sh'), 'list', '--jobs', '2']).status).not.toBe(0);
      expect(ran()).toEqual([1, 3, 4]);
      writeFileSync(join(folder, 'mended'), '');
      expect(sh([script('parallel.sh'), 'list', '--jobs', '2']).status).toBe(0);
      expect(ran()).toEqual(upTo(4));
    },
  );

  it.skipIf(!hasParallel)(
    'runs every line of a list made again under the same name (where GNU parallel is installed)',
    () => {
      writeList(3);
      expect(sh([script('parallel.sh'), 'list']).status).toBe(0);
      writeFileSync(join(folder, 'list'), 'echo "job 8" >> ran\necho "job 9" >> ran\n');
      expect(sh([script('parallel.sh'), 'list']).status).toBe(0);
      expect(ran()).toEqual([...upTo(3), 8, 9]);
    },
  );
});

const page = readFileSync('docs/clusters.md', 'utf8');
/** What stands after `npm run table1 --`, without a comment or where it is written to. */
const commands = [...page.matchAll(/^(?:\s*- run: )?npm run (?:--silent )?table1 -- (.*)$/gm)].map(
  ([, words]) => words.replace(/ [#>] .*$/, ''),
);
/** A shell would put folders there. */
const wordsOf = (line: string) => line.replace(/"\$\(.*\)"/, 'came-back').split(' ');

/** Of jobs none of which is trained. */
async function listOf(line: string) {
  const options = readOptions(line.split(' '), 4)!;
  const undone = { trained: false, audited: false, summed: true, refined: true };
  const states = askedJobs(options, '/work').map((job) => ({ job, ...undone }));
  const rates = recordedRates(options.table, await readRecords(options.table.published.records));
  return listText(states, options, rates);
}

describe('docs/clusters.md', () => {
  it('has commands that are read without a fault', () => {
    expect(commands.length).toBeGreaterThanOrEqual(8);
    for (const line of commands) expect([line, readOptions(wordsOf(line), 4)]).not.toContain(null);
  });

  it('shows a line, and the cost of the whole search, as the list prints them', async () => {
    const line = /^npm run table1 -- .* # .*$/m.exec(page)![0];
    expect(`${line}\n`).toBe((await listOf('--rows gauss-L1')).commands);
    expect(page.split('\n')).toContain((await listOf('--search all')).summary);
  });

  it('counts the runs of the search of section 4', () => {
    const jobs = askedJobs(readOptions(['--search', 'all'], 4)!, '/work');
    expect(page).toContain(
      `All ten rows on MNIST are ${new Intl.NumberFormat('en-GB').format(jobs.length)} runs.`,
    );
    const perRow = (row: string) => jobs.filter(({ name }) => name.endsWith(`-of-${row}-seed-1`)).length;
    for (const [row, name] of [
      ['gauss-L1', 'Gauss-VAE'],
      ['categorical-L1-T0.5', 'Cat-VAE'],
      ['cg-bpef-L10-T0.8', 'CG-BPEF-VAE'],
    ]) {
      const count = /\| +([\d,]+) \|$/.exec(
        page.split('\n').find((line) => line.startsWith(`| ${name} `))!,
      )![1];
      expect([row, perRow(row)]).toEqual([row, Number(count.replace(',', ''))]);
    }
  });

  it.skipIf(!posix)('runs a list by xargs as it says', () => {
    writeFileSync(join(folder, 'jobs.txt'), `echo "job 1" >> ran # a cost\necho 'job 2' >> ran\n`);
    const line = /^tr .* \| xargs .*$/m.exec(page)![0];
    execFileSync('sh', ['-c', line], { cwd: folder });
    expect(ran()).toEqual([1, 2]);
  });

  it('names scripts that are there', () => {
    for (const [, path] of page.matchAll(/^sh (\S+) jobs\.txt/gm))
      expect([path, existsSync(path)]).toEqual([path, true]);
  });
});
