import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packTiny, tinyOfBatches } from '../../../scripts/tiny-mnist';
import { colours, matFile } from '../../data/testing/test-files';
import type { TableRecord } from '../../experiment/table1/record';
import { runScript } from '../testing/run-program';

const script = fileURLToPath(new URL('run.ts', import.meta.url));
let folder: string;
let work: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coarse-grain-'));
  work = join(folder, 'work');
  packTiny(folder, tinyOfBatches);
});
afterAll(() => rm(folder, { recursive: true }));

/** `stopAt`: what stderr must say before it is interrupted. */
function run(words: string, stopAt?: RegExp) {
  const argv = `${words} --work ${work} --data ${folder} --jobs 2`.split(' ');
  return runScript(script, argv, '.', (stderr, kill) => {
    if (stopAt?.test(stderr)) kill('SIGINT');
  });
}

const rows = 'gauss-L1,cg-bpef-L1-T0.5';
const small = `--rows ${rows} --steps 2 --pictures 4 --samples 3`;
const timeOf = async (name: string) => (await stat(join(work, name))).mtimeMs;
const record = async (name: string) =>
  JSON.parse(await readFile(join(work, 'records', name), 'utf8')) as TableRecord;

describe('npm run table1', () => {
  it('trains, audits and records every row that is asked for, and prints the table', async () => {
    const { code, stdout, stderr } = await run(small);
    expect(stderr).toMatch(/2 trainings and 2 audits to do, 2 at a time: about \d+:\d\d, /);
    expect(stderr).toContain('gauss-L1-seed-1: trained and audited');
    expect(stdout).toMatch(
      /^\| Gauss-VAE, L = 1 \| 101\.3 \(80\.2\) \| [\d.]+ \([\d.]+\) \| [\d.]+ \| 1 \|/m,
    );
    expect(code).toBe(0);
    expect(await readdir(join(work, 'records'))).toEqual([
      'cg-bpef-L1-T0.5-seed-1.json',
      'gauss-L1-seed-1.json',
      'table1.md',
    ]);
    const { commands, row, experiment, models } = await record('cg-bpef-L1-T0.5-seed-1.json');
    expect([row, experiment.seed, experiment.steps]).toEqual(['cg-bpef-L1-T0.5', 1, 2]);
    expect(commands.train).toBe(
      'npm run train -- --model cg-bpef --steps 2 --backend wasm --json run.json --weights .',
    );
    expect(commands.audit).toContain(
      'npm run audit -- --weights cg-bpef.safetensors --pictures 4 --samples 3',
    );
    expect(models['cg-bpef']!.audit!.hard!.freeEnergy.mean).toBeGreaterThan(0);
    expect(models['cg-bpef']!.paired.map(({ minus }) => minus)).toContain('gauss-L1');
  });

  it('sums the evidence of a run of one dimension after its audit', async () => {
    const { code, stderr } = await run('--truth --rows categorical-d1 --steps 2 --pictures 4 --samples 3');
    expect(stderr).toContain('1 trainings and 1 audits and 1 sums to do');
    expect(stderr).toContain('categorical-d1-seed-1: trained and audited and summed');
    expect(code).toBe(0);
    const { commands, models } = await record('categorical-d1-seed-1.json');
    expect(commands.exact).toBe(
      'npm run exact -- --weights categorical.safetensors --pictures 4 --fineness 2 --backend wasm --json exact.json',
    );
    const exact = models.categorical!.exact!;
    expect(exact.cells).toEqual([10]);
    expect(exact.importanceAbove!.samples).toBe(3);
  });

  it('repeats nothing that is finished, and does what is missing or was left half', async () => {
    const trained = await timeOf('gauss-L1-seed-1/run.json');
    const audited = await timeOf('gauss-L1-seed-1/audit.json');
    // As a process leaves it that dies between the files: no whole record.
    await rm(join(work, 'cg-bpef-L1-T0.5-seed-1/run.json'));
    await writeFile(join(work, 'cg-bpef-L1-T0.5-seed-1/run.json.99.part'), '{"version":1,');
    const { code, stderr } = await run(small);
    expect(code).toBe(0);
    expect(stderr).toContain('1 of 2 runs are finished');
    expect(await timeOf('gauss-L1-seed-1/run.json')).toBe(trained);
    expect(await timeOf('gauss-L1-seed-1/audit.json')).toBe(audited);
    expect(await timeOf('cg-bpef-L1-T0.5-seed-1/run.json')).toBeGreaterThan(trained);
  });

  it('trains nothing with --finished, and audits anew where more is asked of the audit', async () => {
    const trained = await timeOf('gauss-L1-seed-1/run.json');
    const { code, stderr } = await run(
      `${small.replace('--samples 3', '--samples 5')} --seeds 1,2 --finished`,
    );
    expect(code).toBe(0);
    expect(stderr).toContain('2 of 4 runs are finished or left alone');
    expect(await timeOf('gauss-L1-seed-1/run.json')).toBe(trained);
    const { models } = await record('gauss-L1-seed-1.json');
    expect(models.gauss!.audit!.importance[0].points.at(-1)!.samples).toBe(5);
  });

  it('leaves all that is finished when it is interrupted, and says so', async () => {
    const stopped = await run('--rows gauss-L10 --steps 300000 --pictures 4 --samples 3', /audits to do/);
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain('Stopping: what is finished stays');
    expect(await readdir(join(work, 'records'))).toContain('gauss-L1-seed-1.json');
    expect(await readdir(join(work, 'gauss-L10-seed-1')).catch(() => [])).not.toContain('run.json');
  });

  it('does not take the training of another experiment for what is asked', async () => {
    const { code, stderr } = await run('--rows gauss-L1 --steps 3');
    expect(code).toBe(1);
    expect(stderr).toContain('expected the run of gauss-L1-seed-1, got one with other steps');
  });

  it('searches, and selects by validated L', async () => {
    const { code, stdout } = await run('--rows gauss-L1 --search 2 --steps 2 --pictures 4 --samples 3');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\| Gauss-VAE, L = 1 \| --steps 2 .*\| 2 \| [\d.]+ \| [\d.]+ \([\d.]+\) \| 101\.3 \(80\.2\) \|/,
    );
  });

  it('trains and audits rows of Table 1 (b) from SVHN’s two files, and says how far above the floor term2 is', async () => {
    await writeFile(join(folder, 'train_32x32.mat'), matFile(colours(140, 32)));
    await writeFile(join(folder, 'test_32x32.mat'), matFile(colours(20, 32)));
    const { code, stdout, stderr } = await run(
      '--dataset svhn --rows svhn-gauss-L1,svhn-categorical-L1-T0.5 --steps 2 --pictures 4 --samples 3',
    );
    expect(stderr).toContain('svhn-gauss-L1-seed-1: trained and audited');
    expect(code).toBe(0);
    const { experiment, dataset, models, commands } = await record('svhn-categorical-L1-T0.5-seed-1.json');
    expect(commands.train).toContain('--dataset svhn --steps 2 --categorical.net convolutional');
    expect([experiment.dataset, dataset.name]).toEqual(['svhn', 'svhn']);
    expect(models.categorical!.paired.map(({ minus }) => minus)).toContain('svhn-gauss-L1');
    const [row, paper, here, above] = stdout
      .split('\n')
      .find((line) => line.startsWith('| Cat-VAE'))!
      .split(' | ');
    expect([row, paper]).toEqual(['| Cat-VAE on SVHN, L = 1, T = 0.5', '626.2 (619.5)']);
    const term2 = Number(/\(([\d.]+)\)/.exec(here)![1]);
    // Three roundings to a hundredth.
    expect(Math.abs(term2 - Number(above) - dataset.floor!)).toBeLessThan(0.02);
    expect(stdout).not.toContain('claims');
  });

  it('names a wrong option', async () => {
    const { code, stderr } = await run('--rows resnet');
    expect(code).toBe(1);
    expect(stderr).toContain('--rows: expected parts of row ids of mnist, got resnet');
  });
});
