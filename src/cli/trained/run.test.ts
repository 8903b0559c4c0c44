/** `npm run trained` in small: two steps of each run, view files that open, figures of them, and nothing trained twice. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packTiny, tinyOfBatches } from '../../../scripts/tiny-mnist';
import type { TrainedFigures } from '../../experiment/trained/figures';
import { trainedExperiment, trainedNames } from '../../experiment/trained/trained-runs';
import { modelIds } from '../../models/registry';
import { openRunFile } from '../../training/run-file/open-run-file';
import { runScript } from '../testing/run-program';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coarse-grain-'));
  packTiny(folder, tinyOfBatches);
});
afterAll(() => rm(folder, { recursive: true }));

const run = (words: string) =>
  runScript(fileURLToPath(new URL('run.ts', import.meta.url)), words.split(' '), folder);

const read = async (name: string) => openRunFile(await readFile(join(folder, 'out', `${name}.zip`)));

describe('npm run trained', () => {
  it('trains each run, writes its view file and what rounding changes, and goes on with what is there', async () => {
    const words = `--steps 2 --out out --data ${folder}`;
    expect(await run(words)).toMatchObject({ code: 0, stdout: '' });
    const figures = JSON.parse(
      await readFile(join(folder, 'out', 'figures.json'), 'utf8'),
    ) as TrainedFigures[];
    expect(figures.map(({ name }) => name)).toEqual(trainedNames);
    for (const { name, bytes, step, digest, models } of figures) {
      const { kept, facts } = await read(name);
      // The command has the paper's models, whatever this test is run with.
      const on = modelIds.filter((id) => kept.experiment.models[id].on);
      const { models: asked, ...run } = { ...trainedExperiment(name), steps: 2 };
      expect(kept.experiment).toMatchObject(run);
      expect(on.map((id) => kept.experiment.models[id])).toEqual(on.map((id) => asked[id]));
      expect(facts.view?.sha256).toBe(kept.start);
      expect([step, digest, bytes]).toEqual([
        kept.step,
        facts.digest,
        (await stat(join(folder, 'out', `${name}.zip`))).size,
      ]);
      expect(Object.keys(models)).toEqual(on);
      for (const id of on) {
        const { test } = models[id]!;
        // Of two steps the last is the best: what was tested is what is shown.
        expect(test.full).toBeCloseTo(kept.history.get(id)!.test!.freeEnergy, 3);
        expect(Math.abs(test.float16 / test.full - 1)).toBeLessThan(1e-3);
        expect(kept.bests.some(({ model }) => model === id)).toBe(true);
      }
    }
    const before = (await stat(join(folder, 'trained', 'default.zip'))).mtimeMs;
    expect(await run(words)).toMatchObject({ code: 0 });
    expect((await stat(join(folder, 'trained', 'default.zip'))).mtimeMs).toBe(before);
  });

  it('refuses what it cannot do, and a run of another experiment', async () => {
    expect((await run('--help')).stdout).toContain('npm run trained -- [options]');
    expect(await run('--steps 2')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--out beside it'),
    });
    expect(await run(`--steps 3 --out out --data ${folder}`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        "default.zip: expected a run of today's experiment, got another; remove it",
      ),
    });
  });
});
