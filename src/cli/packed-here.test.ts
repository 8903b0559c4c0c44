import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tiny, writeTinyPackage } from '../../scripts/tiny-mnist';
import { packHere } from './packed-here';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packed-here-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('packs once, saying so in one line, and again what was damaged', () => {
  const source = join(folder, 'package');
  const output = join(folder, 'mnist');
  const { firstChunk, validation } = tiny;
  const packing = { source, output, sums: writeTinyPackage(source), firstChunk, validation };
  const said: string[] = [];
  const pack = () => packHere((text) => said.push(text), packing);
  pack();
  pack();
  expect(said).toEqual([expect.stringMatching(/^MNIST: packed into .*mnist$/)]);
  writeFileSync(join(output, 'test-labels.bin'), 'broken');
  pack();
  expect(said).toHaveLength(2);
});

it('packs for the first command of a clone where nothing else was run, and not where the data lie elsewhere', () => {
  // Libraries are installed, and MNIST's package with them; public/data/ is not there.
  const filter = (path: string) => !/fixtures|\.test\.tsx?$/.test(path);
  for (const part of ['src', 'scripts', 'package.json', 'tsconfig.json'])
    cpSync(part, join(folder, part), { recursive: true, filter });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  const small = ['--model', 'gauss', '--hidden', '2', '--steps', '1', '--quiet'];
  const train = (...words: string[]) => {
    const script = ['--import', 'tsx', 'src/cli/train.ts'];
    const { status, stderr } = spawnSync(process.execPath, [...script, ...small, ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    return [status, stderr];
  };

  const elsewhere = expect.stringMatching(/^mnist.manifest\.json: expected a packed file/);
  expect(train('--data', join(folder, 'nowhere'))).toEqual([1, elsewhere]);
  expect(existsSync(join(folder, 'public'))).toBe(false);
  expect(train()).toEqual([0, `MNIST: packed into ${join('public', 'data', 'mnist')}\n`]);
  expect(readdirSync(join(folder, 'public/data/mnist'))).toContain('manifest.json');
  expect(train()).toEqual([0, '']);
});
