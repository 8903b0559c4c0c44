/** A sweep as a user does it: the commands of docs/command-line.md, on tiny pictures. However it is stopped, the records are those of a sweep that never was. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packTiny } from '../../../scripts/tiny-mnist';
import { codeVersion } from '../../engine/code-version';
import { keptFile } from '../../engine/kept-file';
import { activate } from '../../gpu/backends';
import { createRun } from '../../training/run';
import { readRunFile } from '../../training/run-file/read-run-file';
import { openNamed } from '../open-dataset';
import { parseOptions } from '../options';
import { runProgram, runScript, type OnText } from '../testing/run-program';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coarse-grain-'));
  packTiny(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const train = (words: string, onText?: OnText) =>
  runScript(join(repository, 'src/cli/train.ts'), words.split(' '), folder, onText);

const guide = await readFile(join(repository, 'docs/command-line.md'), 'utf8');
/** The words of the one command of that page that ends so. */
function ofGuide(end: string): string {
  const found = [...guide.matchAll(/^npm run train -- (.*--sweep .*)$/gm)].filter(([line]) =>
    line.endsWith(end),
  );
  expect(found).toHaveLength(1);
  return found[0][1];
}
const small = () => `--steps 60 --batch 5 --hidden 6 --latent 2 --backend wasm --data ${folder}`;
const names = ['Tmin-0.2_seed-1', 'Tmin-0.2_seed-2', 'Tmin-0.8_seed-1', 'Tmin-0.8_seed-2'];
const records = names.map((name) => `${name}.json`);
/** A record but for its times. */
const recordOf = async (path: string) =>
  (await readFile(join(folder, path), 'utf8')).replace(/"millisecondsPerStep":[\d.e-]+/g, '');
const timesOf = (out: string) =>
  Promise.all(records.map(async (name) => (await stat(join(folder, out, name))).mtimeMs));
const lastTable = (stdout: string) => stdout.split('\n\n').at(-1);
const sha = (lines: readonly string[]) => lines.toSorted();

/** The file of a run that stopped at a step, as a job leaves it that was killed. */
async function keptAt(step: number, words: string, name = ''): Promise<Uint8Array> {
  const options = parseOptions(words.split(' '));
  if (options.ok !== true) throw new Error('expected options');
  const active = await activate('wasm', { threads: 1 });
  const backend = { ...active, reason: 'Chosen by a test.', candidates: [] };
  const dataset = await openNamed('mnist', folder, () => undefined);
  const run = await createRun({ experiment: options.experiment, moves: [], dataset });
  run.restAt(step);
  for await (const beat of run.train()) if (beat.kind === 'step' && run.step === step) break;
  await run.drain();
  const said = { name, link: null, parent: null, start: null };
  const { file } = await keptFile(await run.keep(), dataset, backend, codeVersion, said);
  run.dispose();
  return file;
}

const halfDone = () => keptAt(25, `--model cg-bpef ${small()} --Tmin 0.8 --seed 1`);

describe('npm run train -- --sweep', () => {
  it('--list prints a command a job, which any shell takes, and then the sweep has only its table to print', async () => {
    const words = `${ofGuide('--list')} ${small()}`.replace('--out sweep', `--out ${folder}/listed`);
    const list = await train(words);
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect(list.stdout.match(/^npm run train -- /gm)).toHaveLength(4);
    expect(await readdir(join(folder, 'listed'))).toEqual(['sweep.json']);
    const listed = await runProgram('sh', ['-ec', list.stdout], repository);
    expect(listed).toMatchObject({ code: 0 });
    expect(sha(await readdir(join(folder, 'listed')))).toEqual(sha([...records, 'sweep.json']));
    const times = await timesOf('listed');
    const again = await train(words.replace(' --list', ''));
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toMatch(/^L on test .*\nTmin +seed +CG-BPEF-VAE\n0\.2 +1 +[\d.]+\n0\.2 +2 /);
    expect(again.stdout.match(/^0\.[28] +(mean of 2|sd) +[\d.]+$/gm)).toHaveLength(4);
    expect(await train(words)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '4 of 4 jobs are done, and not listed.\n',
    });
    expect(await timesOf('listed')).toEqual(times);
  });

  it('goes on where it was stopped, to the records of a sweep that was not, and repeats nothing', async () => {
    const words = `${ofGuide('--out sweep')} ${small()}`;
    await mkdir(join(folder, 'sweep'));
    await writeFile(join(folder, 'sweep', 'Tmin-0.8_seed-1.zip'), await halfDone());
    const stopped = await train(words, (stderr, kill) => {
      if (stderr.includes('done, 1 of 4 jobs')) kill('SIGINT');
    });
    expect(stopped).toMatchObject({ code: 130 });
    expect(stopped.stderr).toMatch(
      /Stopped: \d of 4 jobs are done\. The same command goes on from here\.\n$/,
    );
    const before = (await readdir(join(folder, 'sweep'))).filter((file) => records.includes(file));
    const times = await Promise.all(
      before.map(async (file) => (await stat(join(folder, 'sweep', file))).mtimeMs),
    );
    const rest = await train(words);
    expect(rest).toMatchObject({ code: 0 });
    expect(rest.stderr).toContain('done, 4 of 4 jobs');
    expect(
      await Promise.all(before.map(async (file) => (await stat(join(folder, 'sweep', file))).mtimeMs)),
    ).toEqual(times);
    expect(sha(await readdir(join(folder, 'sweep')))).toEqual(sha([...records, 'sweep.json']));
    for (const file of [...records, 'sweep.json'])
      expect(await recordOf(`sweep/${file}`), file).toBe(await recordOf(`listed/${file}`));
    const table = await train(`${words} --out listed`);
    expect(lastTable(rest.stdout)).toBe(table.stdout);
  });

  it('asks its jobs to stop, who keep their runs first', async () => {
    const words = `--model gauss ${small()} --steps 1000000 --seeds 1 --out long`;
    const file = join(folder, 'long', 'seed-1.zip');
    const { code, stdout, stderr } = await train(words, (_, kill) => {
      if (existsSync(file)) kill('SIGINT');
    });
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(/Stopped: 0 of 1 jobs are done\. The same command goes on from here\.\n$/);
    expect(readRunFile(await readFile(file)).kept.step).toBeGreaterThanOrEqual(500);
  });

  it('takes no record and no run file of another experiment for its own', async () => {
    const words = ofGuide('--out sweep');
    const other = await train(`${words} ${small()} --steps 61`);
    expect(other).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'sweep/Tmin-0.2_seed-1.json: expected the run that is asked for, got one with other steps; move it away, or choose another folder\n',
    });
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'other', 'Tmin-0.2_seed-1.zip'), await halfDone());
    const half = await train(`${words} ${small()} --out other`);
    expect(half).toMatchObject({ code: 1, stdout: '' });
    expect(half.stderr).toContain(
      'other/Tmin-0.2_seed-1.zip: expected the run that is asked for, got one with other cg-bpef.temperatureMinimum;',
    );
    expect(await train(`${words} --list ${small()} --audit`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('expected a run with its audit, got one without'),
    });
  });

  it('names a job that fails, goes on with the others, and exits 1', async () => {
    const { code, stdout, stderr } = await train(
      `--model gauss --sweep dataset=svhn,mnist --out failing ${small()}`,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^dataset-svhn: failed: .*Data set svhn: expected --data FOLDER with /m);
    expect(stderr).toContain('1 of 2 jobs failed: dataset-svhn\n');
    expect(stdout).toMatch(/^mnist +[\d.]+$/m);
    expect(sha(await readdir(join(folder, 'failing')))).toEqual(['dataset-mnist.json', 'sweep.json']);
  });
});

describe('npm run train -- --resumable', () => {
  it('is kept when it is told to end, and the same command goes on from there', async () => {
    const words = `--model gauss ${small()} --steps 1000000`;
    const file = join(folder, 'run.zip');
    await writeFile(file, await keptAt(25, words, 'A name'));
    const stopped = await train(`${words} --resumable run`, (stderr, kill) => {
      if (/^step 500 /m.test(stderr)) kill('SIGTERM');
    });
    const { kept, facts } = readRunFile(await readFile(file));
    expect(stopped).toMatchObject({ code: 130, stdout: '' });
    expect(stopped.stderr).toContain(
      `Stopped at step ${kept.step}. Go on with the run by the same command\n`,
    );
    expect(kept.step).toBeGreaterThanOrEqual(500);
    expect(facts.name).toBe('A name');
  });

  it('trains nothing where its record is, and prints the figures once more', async () => {
    const words = `--model cg-bpef ${small()} --Tmin 0.2 --seed 1 --resumable listed/Tmin-0.2_seed-1`;
    const { code, stdout, stderr } = await train(words);
    expect([code, stderr]).toEqual([0, 'listed/Tmin-0.2_seed-1.json is there: this run is done.\n']);
    expect(stdout).toMatch(/^test +L .*\nCG-BPEF-VAE /);
  });
});
