/** The real MNIST, packed and loaded as the page and the command line do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packMnist, sha256 } from '../../scripts/pack-mnist.mjs';
import type { Dataset } from './dataset';
import { openDataset } from './load';

let folder: string;
let mnist: Dataset;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mnist-'));
  packMnist({ output: join(folder, 'mnist') });
  mnist = await openDataset(
    'mnist',
    (name) => readFile(join(folder, name)),
    () => undefined,
  );
  await mnist.until(70000);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('MNIST', () => {
  it('is the published one, byte for byte', () => {
    const header = (...sizes: number[]) =>
      Uint8Array.from([0, 0, 8, sizes.length, ...sizes.flatMap(bigEndian)]);
    const bigEndian = (size: number) => [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255];
    const images = new Uint8Array(mnist.images.buffer);
    const testImages = images.subarray(60000 * 784, 70000 * 784);
    expect(sha256(header(60000, 28, 28), images.subarray(0, 60000 * 784))).toBe(
      'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    );
    expect(sha256(header(10000, 28, 28), testImages)).toBe(
      '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    );
    expect(sha256(header(60000), mnist.labels.subarray(0, 60000))).toBe(
      '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    );
    expect(mnist.sha256).toBe(
      sha256(
        ...[header(60000, 28, 28), images.subarray(0, 60000 * 784)],
        ...[header(60000), mnist.labels.subarray(0, 60000)],
        ...[header(10000, 28, 28), testImages],
        ...[header(10000), mnist.labels.subarray(60000)],
      ),
    );
  });

  it('begins with 5 0 4 1 9 and tests on 7 2 1 0 4 first', () => {
    expect([...mnist.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    expect([...mnist.labels.subarray(60000, 60005)]).toEqual([7, 2, 1, 0, 4]);
    expect([mnist.width, mnist.height, mnist.firstChunk]).toEqual([28, 28, 10000]);
  });

  it('is split 11 : 1 : 2 (definition 8)', () => {
    expect(mnist.split).toEqual({
      validation: { first: 0, end: 5000 },
      training: { first: 5000, end: 60000 },
      test: { first: 60000, end: 70000 },
    });
  });

  it('has the mean grey value that everyone knows, 0.1307 in the training file', () => {
    let sum = 0;
    for (let i = 0; i < 60000 * 784; i++) sum += mnist.images[i];
    expect(sum / (60000 * 784 * 255)).toBeCloseTo(0.1307, 4);
  });
});
