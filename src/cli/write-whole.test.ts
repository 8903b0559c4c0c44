import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWhole } from './write-whole';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'coarse-grain-'))));
afterEach(() => rm(folder, { recursive: true }));

it('replaces what was there and leaves nothing else', async () => {
  const path = join(folder, 'run.json');
  await writeWhole(path, 'old');
  await writeWhole(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['run.json']);
});

it('leaves no draft where it cannot write', async () => {
  // A folder stands where the file should go.
  await expect(writeWhole(folder, 'text')).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
  expect((await readdir(tmpdir())).filter((name) => join(tmpdir(), name).startsWith(`${folder}.`))).toEqual(
    [],
  );
});
