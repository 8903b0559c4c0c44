/** No picture of SVHN lies in the project or in what is built of it: neither a file of the formats it comes in, nor the grey bytes of real ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { colours, idxFile, matFile, parquetFile } from '../../src/data/testing/test-files';

const samples = process.env.SVHN_SAMPLES;
const pixels = 32 * 32;
/** Of an IDX file of bytes: its header. */
const header = 16;

const isPacked = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const unpacked = (bytes: Buffer) => (isPacked(bytes) ? gunzipSync(bytes) : bytes);

/** Whether bytes are a file of a format that SVHN comes in: MATLAB's, parquet, or IDX of 32 x 32 pixels. */
function isDataFile(file: Buffer): boolean {
  const bytes = unpacked(file);
  const idx = bytes.length > header && bytes.readUInt32BE(0) === 0x803;
  return (
    bytes.subarray(0, 6).toString('latin1') === 'MATLAB' ||
    bytes.subarray(0, 4).toString('latin1') === 'PAR1' ||
    (idx && bytes.readUInt32BE(8) === 32 && bytes.readUInt32BE(12) === 32)
  );
}

/** Two rows of every hundredth of the real pictures: 64 bytes that nothing else has, where they are not of one grey. */
function realRows(folder: string): Buffer[] {
  const file = gunzipSync(readFileSync(join(folder, 'svhn-test10k-gray-idx3-ubyte.gz')));
  const count = (file.length - header) / pixels;
  return Array.from({ length: count / 100 }, (_, i) => {
    const middle = header + 100 * i * pixels + pixels / 2;
    return file.subarray(middle, middle + 64);
  }).filter((row) => new Set(row).size > 8);
}

const holds = (file: Buffer, rows: readonly Buffer[]): boolean => {
  const bytes = unpacked(file);
  return rows.some((row) => bytes.includes(row));
};

/** Files of a few made pictures that tests read; not one of them is real, nor as large as twenty real ones would be. */
const isFixture = (path: string): boolean =>
  path.startsWith(join('src', 'data', 'testing', 'parquet')) && readFileSync(path).length < 2 ** 14;

/** What others made, or a command left; not the project's. */
const others = ['.git', 'node_modules', 'test-results', 'playwright-report', 'coverage', 'bench', 'table1'];

/** Paths of all that is in the project, what is built of it among it. */
const files = readdirSync('.', { withFileTypes: true })
  .filter(({ name }) => !others.includes(name))
  .flatMap((entry) =>
    entry.isFile()
      ? [entry.name]
      : readdirSync(entry.name, { recursive: true, withFileTypes: true })
          .filter((found) => found.isFile())
          .map((found) => join(found.parentPath, found.name)),
  );

describe('the project and its build', () => {
  it('hold no file of the formats that SVHN comes in', () => {
    expect(files).toEqual(expect.arrayContaining(['README.md', join('dist', 'index.html')]));
    expect(files.filter((path) => isDataFile(readFileSync(path)) && !isFixture(path))).toEqual([]);
  });

  it('would be told of one', () => {
    const some = colours(2, 32);
    const greys = new Uint8Array(2 * pixels);
    for (const bytes of [matFile(some), parquetFile(some), idxFile([2, 32, 32], greys)])
      for (const file of [Buffer.from(bytes), gzipSync(bytes)]) expect(isDataFile(file)).toBe(true);
  });

  it.runIf(samples)('hold no real picture, by its bytes', () => {
    const rows = realRows(samples!);
    expect(rows.length).toBeGreaterThan(80);
    expect(holds(gzipSync(Buffer.concat([Buffer.from('any'), rows[7]!])), rows)).toBe(true);
    expect(files.filter((path) => holds(readFileSync(path), rows))).toEqual([]);
  });
});
