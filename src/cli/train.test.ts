import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packTiny } from '../../scripts/tiny-mnist';
import { readParameterFile } from '../training/parameter-file';
import { runScript } from './testing/run-program';

const train = fileURLToPath(new URL('train.ts', import.meta.url));

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'coarse-grain-'))));
afterEach(() => rm(folder, { recursive: true }));

const run = (...argv: string[]) => runScript(train, argv, '.');

const small = (models: string, steps: number): string[] =>
  `--model ${models} --steps ${steps} --batch 5 --hidden 4 --latent 2 --backend wasm --data ${folder}`.split(
    ' ',
  );

describe('npm run train', () => {
  it('names a wrong option and what is allowed, and exits 2', async () => {
    const { code, stdout, stderr } = await run('--backend', 'gpu');
    expect(code).toBe(2);
    expect(stderr).toBe("--backend: expected one of auto, webgpu, wasm, cpu, got 'gpu'\n");
    expect(stdout).toBe('');
  });

  it('prints its help on stdout', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--json FILE');
  });

  it('that keeps nothing says so when it is stopped', async () => {
    packTiny(folder);
    const { code, stderr } = await runScript(train, small('gauss', 1_000_000), '.', (said, kill) => {
      if (/^step /m.test(said)) kill('SIGINT');
    });
    const last = stderr.trimEnd().split('\n').at(-1);
    expect([code, last]).toEqual([130, 'Stopped. Nothing was kept: with --keep FILE you can go on later.']);
  });

  it('trains, prints the test figures and writes the record', async () => {
    packTiny(folder);
    const json = join(folder, 'run.json');
    const weights = join(folder, 'weights');
    const { code, stdout, stderr } = await run(
      ...small('gauss,cg-bpef', 4),
      '--json',
      json,
      '--weights',
      weights,
      '--audit',
      '--audit-pictures',
      '3',
      '--audit-samples',
      '10',
    );
    expect(stderr).toMatch(/^step 4 {2}Gauss-VAE: training L [\d.]+ \(term2 [\d.]+\), validation L /m);
    expect(
      stdout
        .split('\n')
        .filter((line) => !line.startsWith('  '))
        .map((line) => line.split(' ')[0]),
    ).toEqual(['test', 'Gauss-VAE', 'CG-BPEF-VAE', 'audit', 'audit', '']);
    expect(code).toBe(0);
    const record = JSON.parse(await readFile(json, 'utf8'));
    expect(record).toMatchObject({
      version: 1,
      moves: [],
      backend: { name: 'wasm' },
      dataset: { name: 'mnist' },
    });
    expect(record.experiment).toMatchObject({
      steps: 4,
      batchSize: 5,
      models: { categorical: { on: false } },
    });
    expect(Object.keys(record.models)).toEqual(['gauss', 'cg-bpef']);
    expect(record.models.gauss.curve.step).toEqual([1, 2, 3, 4]);
    expect(stdout).toContain(record.models.gauss.test.freeEnergy.toFixed(2));
    expect((await readdir(weights)).toSorted()).toEqual(['cg-bpef.safetensors', 'gauss.safetensors']);
    const kept = readParameterFile(await readFile(join(weights, 'gauss.safetensors')));
    expect([kept.model, kept.step]).toEqual(['gauss', record.models.gauss.test.step]);
    expect(kept.parameters.get('encoder/1/weights')).toHaveLength(4 * 2 * 2);
    const { audit } = record.models['cg-bpef'];
    expect(audit.paper.freeEnergy.mean).toBe(record.models['cg-bpef'].test.freeEnergy);
    expect(audit.importance[0].nllByPicture).toHaveLength(3);
  });

  it('exits 1 without its data, says which file and what to do, and writes nothing', async () => {
    const json = join(folder, 'run.json');
    const { code, stdout, stderr } = await run('--data', folder, '--json', json, '--quiet');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^mnist\/manifest\.json: expected a packed file .*; run npm run data\n$/);
    await expect(readFile(json)).rejects.toThrow('ENOENT');
  });
});
