/** Files of very few pictures: every part has one, the batch is fitted with a notice, and training, evaluation and audit go through. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idxFile } from '../data/testing/test-files';
import { runScript } from './testing/run-program';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'few-pictures-'))));
afterAll(() => rm(folder, { recursive: true }));

const train = (file: string) =>
  runScript(
    fileURLToPath(new URL('train.ts', import.meta.url)),
    [
      ...['--dataset', `file:${file}`, '--model', 'gauss,cg-bpef', '--steps', '6', '--hidden', '4'],
      ...['--latent', '2', '--backend', 'wasm', '--audit', '--audit-samples', '2', '--json', `${file}.json`],
    ],
    folder,
  );

it.each([
  [16, 13],
  [17, 13],
  [20, 16],
  [47, 37],
])(
  '%i pictures train in batches of %i',
  async (count, training) => {
    const file = String(count);
    const greys = Uint8Array.from({ length: count * 64 }, (_, i) => (i * 37) % 256);
    await writeFile(join(folder, file), idxFile([count, 8, 8], greys));
    const { code, stdout, stderr } = await train(file);
    expect(stderr).toContain(
      `Batch size is ${training} now, not 100: there are ${training} training pictures.`,
    );
    expect([code, stderr.includes('expected')]).toEqual([0, false]);
    expect(stdout).toMatch(/NLL, hard, grey, K = 1 \(\d pictures\)/);
    expect(stdout).not.toContain('NaN');
  },
  120_000,
);

it('fewer are refused in words', async () => {
  await writeFile(join(folder, '15'), idxFile([15, 8, 8], new Uint8Array(15 * 64)));
  const { code, stderr } = await train('15');
  expect(code).not.toBe(0);
  expect(stderr).toContain('15, number of pictures: expected at least 16 to be split, got 15');
}, 60_000);
