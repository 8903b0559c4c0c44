import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DataError } from '../data/dataset';
import { packedData, readFrom } from './read-file';

const folder = mkdtempSync(join(tmpdir(), 'read-file-'));
mkdirSync(join(folder, 'mnist'));
writeFileSync(join(folder, 'mnist', 'a.bin'), 'abc');
afterAll(() => rmSync(folder, { recursive: true }));

it('reads a file below its folder and says how many bytes', async () => {
  const seen: number[][] = [];
  const bytes = await readFrom(folder)('mnist/a.bin', (...counts) => seen.push(counts));
  expect([...bytes]).toEqual([97, 98, 99]);
  expect(seen).toEqual([[3, 3]]);
});

it('names a missing file and the way out', async () => {
  const read = readFrom(folder)('mnist/b.bin');
  await expect(read).rejects.toBeInstanceOf(DataError);
  await expect(read).rejects.toThrow(
    `mnist/b.bin: expected a packed file in ${folder}, got none; run npm run data`,
  );
  await expect(readFrom(folder)('mnist')).rejects.toThrow(/got EISDIR.*; run npm run data$/);
});

it('looks where npm run data writes', () => {
  expect(packedData.replaceAll('\\', '/')).toMatch(/\/public\/data\/$/);
});
