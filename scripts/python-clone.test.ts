/** `examples/python/` as one meets it in a clone where nothing else was run: it packs MNIST by itself, and refuses in words. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const examples = resolve('examples/python');
const plane = '../../public/trained/plane.zip';
const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', OPENBLAS_NUM_THREADS: '1' };
const call = (program: string, args: readonly string[], cwd = examples) =>
  spawnSync(program, args, { cwd, encoding: 'utf8', env: environment });

const program = ['python3', 'python'].find(
  (name) => call(name, ['-c', 'import sys, numpy; sys.exit(sys.version_info < (3, 9))']).status === 0,
);

describe.runIf(program)('examples/python', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'python-clone-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('packs MNIST by itself, once, and says so in one line', () => {
    const clone = join(folder, 'clone');
    const parts = ['examples', 'scripts/pack-mnist.mjs', 'scripts/command.mjs', 'package.json'];
    for (const part of [...parts, 'public/trained/plane.zip'])
      cpSync(part, join(clone, part), { recursive: true });
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'), 'junction');
    const evaluate = (): [number | null, string] => {
      const args = ['-m', 'coarse_grain', 'evaluate', plane, '--count', '2'];
      const { status, stderr } = call(program!, args, join(clone, 'examples/python'));
      return [status, stderr];
    };
    expect(evaluate()).toEqual([0, expect.stringMatching(/^MNIST: packed into \S+mnist\r?\n$/)]);
    expect(evaluate()).toEqual([0, '']);
  });

  it.each([
    [['evaluate', 'nothing.zip'], 'nothing.zip: expected a file or folder, got'],
    [['evaluate', 'README.md'], 'README.md: expected a run file, got no zip archive'],
    [['evaluate', plane, '--count', '0'], '--count: expected a number from 1, got 0'],
    [
      ['write', plane, 'never.zip', '--silence', 'gauss'],
      '--silence: expected MODEL:DIMENSION, such as gauss:1',
    ],
    [
      ['write', plane, 'never.zip', '--silence', 'gaus:1'],
      'model: expected one of gauss, categorical, cg-bpef',
    ],
    [['curves', plane, 'nowhere/curves.svg'], 'curves.svg: expected a file or folder, got'],
    [['records', 'nowhere'], 'nowhere: expected records, got none'],
  ])('refuses %j in words', (args, said) => {
    const { status, stderr } = call(program!, ['-m', 'coarse_grain', ...args]);
    expect([status, stderr]).toEqual([1, expect.stringContaining(said)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [
      'without its parts',
      { 'run.json': '{"kind":"run","format":1,"parts":["parameters/gauss.safetensors"]}' },
    ],
    ['without run.json', { other: '' }],
    ['of half a run.json', { 'run.json': '{"kind":' }],
    ['of another run.json', { 'run.json': '[]' }],
  ])('refuses a run file %s in words', (_, parts) => {
    const path = join(folder, 'damaged.zip');
    writeFileSync(
      path,
      zipSync(Object.fromEntries(Object.entries(parts).map(([k, text]) => [k, strToU8(text)]))),
    );
    const { status, stderr } = call(program!, ['-m', 'coarse_grain', 'evaluate', path]);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(
        /damaged\.zip: expected a whole run file, got a damaged one; download it again\r?\n$/,
      ),
    ]);
  });

  it('leaves out what is no record, and names a record that is no JSON', () => {
    const records = (): [number | null, string] => {
      const { status, stdout, stderr } = call(program!, ['-m', 'coarse_grain', 'records', folder]);
      return [status, stdout + stderr];
    };
    writeFileSync(join(folder, 'sweep.json'), '{}');
    expect(records()).toEqual([1, expect.stringContaining('expected records, got none')]);
    cpSync('records/table1/gauss-L1-seed-1.json', join(folder, 'one.json'));
    expect(records()).toEqual([0, expect.stringMatching(/\none .*\r?\n$/)]);
    writeFileSync(join(folder, 'half.json'), '{"models":');
    expect(records()).toEqual([1, expect.stringContaining('half.json: expected JSON, got something else')]);
    for (const name of ['half', 'one', 'sweep']) rmSync(join(folder, `${name}.json`));
  });

  it('refuses a notebook that is not there in words', () => {
    const { status, stderr } = call(program!, ['run_notebook.py', 'nothing.ipynb']);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^\S+: expected a notebook, got none .*\n$/)]);
  });
});
