/** A run that is kept, stopped and resumed through files, as a user does it, ends in the bits of one that never was. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packTiny } from '../../scripts/tiny-mnist';
import { codeVersion } from '../engine/code-version';
import { keptFile } from '../engine/kept-file';
import type { BackendReport } from '../engine/protocol';
import { activate } from '../gpu/backends';
import type { KeptRun } from '../training/kept-run';
import { createRun } from '../training/run';
import { readRunFile } from '../training/run-file/read-run-file';
import { writeViewFile } from '../training/run-file/write-view-file';
import { openNamed } from './open-dataset';
import type { Codes } from '../experiment/codes';
import type { Refined } from '../experiment/refined';
import type { ExactEvidence } from '../experiment/exact';
import { parseOptions } from './options';
import { runScript, type OnText } from './testing/run-program';

let folder: string;
let backend: BackendReport;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coarse-grain-'));
  packTiny(folder);
  const active = await activate('wasm', { threads: 1 });
  backend = { ...active, reason: 'Chosen by a test.', candidates: [] };
});
afterAll(() => rm(folder, { recursive: true }));

const command = (script: string, words: readonly string[], onText?: OnText) =>
  runScript(fileURLToPath(new URL(script, import.meta.url)), words, folder, onText);
const train = (words: string, onText?: OnText) =>
  command('train.ts', [...words.split(' '), '--data', folder], onText);

const small = '--model gauss,cg-bpef --batch 5 --hidden 6 --latent 2';

/** The experiment of those words, trained in this process up to a step. */
async function trained(words: string, until: number): Promise<{ kept: KeptRun; file: Uint8Array }> {
  const options = parseOptions(words.split(' '));
  if (options.ok !== true) throw new Error('expected options');
  const dataset = await openNamed('mnist', folder, () => undefined);
  const run = await createRun({ experiment: options.experiment, moves: [], dataset });
  run.restAt(until);
  for await (const beat of run.train()) if (beat.kind === 'step' && run.step === until) break;
  await run.drain();
  const kept = await run.keep();
  const said = { name: 'A name', link: null, parent: null };
  const { file } = await keptFile(kept, dataset, backend, codeVersion, said);
  run.dispose();
  return { kept, file };
}

const readKept = async (name: string) => readRunFile(await readFile(join(folder, name)));
/** All of a run but its times, which differ. */
const plain = (kept: KeptRun) => ({
  ...kept,
  history: [...kept.history].map(([id, one]) => [id, { ...one, milliseconds: 0 }]),
});

describe('npm run train -- --keep and --resume', () => {
  it('25 steps and 35 more through a file are 60 at once: digest, curves, best', async () => {
    const words = `${small} --steps 60`;
    const whole = await train(`${words} --backend wasm --keep whole.zip --json whole.json`);
    expect(whole).toMatchObject({ code: 0 });
    await writeFile(join(folder, 'part.zip'), (await trained(words, 25)).file);
    expect((await readKept('part.zip')).kept.step).toBe(25);
    const rest = await train(`--resume part.zip --keep part.zip --json part.json --seed 1`);
    expect(rest).toMatchObject({ code: 0, stdout: whole.stdout });
    const [one, two] = [await readKept('whole.zip'), await readKept('part.zip')];
    expect(one.facts.digest).toMatch(/^[0-9a-f]{12}$/);
    expect(two.facts).toEqual({
      ...one.facts,
      name: 'A name',
      created: two.facts.created,
      backend: two.facts.backend,
    });
    expect(two.kept.bests.map(({ model, step }) => [model, step])).toEqual([
      ['gauss', 60],
      ['cg-bpef', 60],
    ]);
    expect([one.kept.testedAt, one.kept.history.get('gauss')!.test!.step]).toEqual([60, 60]);
    expect(plain(two.kept)).toEqual(plain(one.kept));
    const [first, second] = await Promise.all(
      ['whole.json', 'part.json'].map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
    );
    expect(second.models.gauss.curve).toEqual(first.models.gauss.curve);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('steps beyond the budget extend it, and nothing is trained twice', async () => {
    const again = await train('--resume whole.zip --keep longer.zip --steps 70');
    expect(again).toMatchObject({ code: 0 });
    const { kept } = await readKept('longer.zip');
    expect([kept.step, kept.budget, kept.experiment.steps]).toEqual([70, 70, 60]);
    expect(kept.history.get('gauss')!.curve.step).toHaveLength(70);
    const ended = await train('--resume whole.zip');
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(/^test /);
    expect(ended.stdout.match(/^Gauss-VAE/gm)).toHaveLength(1);
  });

  it('a run file is audited as the run that it keeps', async () => {
    const words = `--pictures 3 --samples 4 --backend wasm --data ${folder} --json audit.json`;
    const { code, stdout } = await command('audit/audit.ts', ['--run', 'whole.zip', ...words.split(' ')]);
    expect(code).toBe(0);
    expect(stdout.match(/^audit of [^,]+/gm)).toEqual(['audit of Gauss-VAE', 'audit of CG-BPEF-VAE']);
    const { models, dataset } = JSON.parse(await readFile(join(folder, 'audit.json'), 'utf8'));
    const { kept, facts } = await readKept('whole.zip');
    expect(dataset.sha256).toBe(facts.dataset.sha256);
    for (const [id, { test }] of kept.history) {
      expect(models[id].audit.paper.freeEnergy.mean, id).toBe(test!.freeEnergy);
      expect(models[id].audit.step).toBe(test!.step);
    }
  });

  it('the evidence of a run file of d = 2 is exact, and L lies the gap above it', async () => {
    const words = `--pictures 3 --fineness 1 --backend wasm --data ${folder} --json exact.json`;
    const { code, stdout } = await command('exact/exact.ts', ['--run', 'whole.zip', ...words.split(' ')]);
    expect(code).toBe(0);
    expect(stdout.match(/^exact evidence of [^,]+/gm)).toEqual([
      'exact evidence of Gauss-VAE',
      'exact evidence of CG-BPEF-VAE',
    ]);
    const { models } = JSON.parse(await readFile(join(folder, 'exact.json'), 'utf8'));
    expect(models.gauss.exact).toMatchObject({ cells: [181, 181], reading: 'exact', pictures: 3 });
    for (const { exact } of Object.values(models as Record<string, { exact: ExactEvidence }>)) {
      expect(exact.nll.mean + exact.gap.mean).toBeCloseTo(exact.freeEnergy.mean, 9);
      expect(exact.gap.mean).toBeGreaterThan(0);
    }
  });

  it('q of a run file is refined, and section five is measured of it', async () => {
    const common = `--run whole.zip --pictures 3 --backend wasm --data ${folder}`;
    const refined = await command('refine/refine.ts', `${common} --steps 10 --json refined.json`.split(' '));
    expect([refined.code, refined.stdout.match(/^refined q of [^,]+/gm)]).toEqual([
      0,
      ['refined q of Gauss-VAE', 'refined q of CG-BPEF-VAE'],
    ]);
    const found = JSON.parse(await readFile(join(folder, 'refined.json'), 'utf8')).models;
    for (const { refined: one } of Object.values(found as Record<string, { refined: Refined }>))
      expect(one.before.mean - one.after.mean).toBeCloseTo(one.gain.mean, 6);
    const five = await command('section-five/section-five.ts', [...common.split(' '), '--json', 'five.json']);
    expect(five.code).toBe(0);
    expect(Object.keys(JSON.parse(await readFile(join(folder, 'five.json'), 'utf8')).models)).toEqual(
      Object.keys(found),
    );
  });

  it('what the codes of a run file know is measured, by all labels where classes are small', async () => {
    const words = `--run whole.zip --draws 2 --backend wasm --data ${folder} --json codes.json`;
    const { code, stdout } = await command('codes/codes.ts', words.split(' '));
    expect(code).toBe(0);
    expect(stdout.match(/^what the codes of [^ ]+/gm)).toEqual([
      'what the codes of Gauss-VAE',
      'what the codes of CG-BPEF-VAE',
    ]);
    const { models } = JSON.parse(await readFile(join(folder, 'codes.json'), 'utf8'));
    for (const { codes } of Object.values(models as Record<string, { codes: Codes }>)) {
      expect(codes).toMatchObject({ step: 60, kind: 'means', width: 2, draws: 2, used: 19, test: 6 });
      expect(codes.points.map(({ labels }) => labels)).toEqual([19]);
      expect(codes.leftOut.map(({ labels }) => labels)).toEqual([100, 600, 1000, 3000]);
    }
  });

  it('a view file is audited at its parameters, and goes on with the optimiser anew, which is said', async () => {
    const { kept, facts } = await readKept('whole.zip');
    await writeFile(join(folder, 'view.zip'), await writeViewFile(kept, facts, 'F16'));
    const view = await readKept('view.zip');
    const words = `--pictures 3 --samples 4 --backend wasm --data ${folder} --json view.json`;
    expect(await command('audit/audit.ts', ['--run', 'view.zip', ...words.split(' ')])).toMatchObject({
      code: 0,
    });
    const { models } = JSON.parse(await readFile(join(folder, 'view.json'), 'utf8'));
    for (const [id, { test }] of kept.history) {
      const { mean } = models[id].audit.paper.freeEnergy;
      expect(mean, id).not.toBe(test!.freeEnergy);
      expect(Math.abs(mean / test!.freeEnergy - 1), id).toBeLessThan(1e-3);
    }
    const more = await train('--resume view.zip --keep viewed.zip --steps 70 --backend wasm');
    expect(more).toMatchObject({ code: 0 });
    expect(more.stderr).toContain('the optimiser begins anew at step 60.');
    const ended = await readKept('viewed.zip');
    expect(ended.facts.view).toBeUndefined();
    expect(ended.kept).toMatchObject({ step: 70, start: view.facts.view!.sha256 });
    expect(ended.kept.models.get('gauss')!.snapshot.updates).toBe(10);
  });

  it('Ctrl+C keeps the run between two steps, which is the run of so many steps', async () => {
    const words = `${small} --steps 1000000`;
    const stopped = await train(`${words} --backend wasm --keep stopped.zip`, (stderr, kill) => {
      if (/^step 500 /m.test(stderr)) kill('SIGINT');
    });
    expect(stopped).toMatchObject({ code: 130, stdout: '' });
    const { kept, facts } = await readKept('stopped.zip');
    expect(stopped.stderr).toContain(
      `Stopped at step ${kept.step}. Go on with the run by --resume stopped.zip\n`,
    );
    expect(kept.step).toBeGreaterThanOrEqual(500);
    expect(kept.budget).toBe(1000000);
    const { file } = await trained(words, kept.step);
    expect(readRunFile(file).facts.digest).toBe(facts.digest);
  });

  it('refuses what contradicts the run, a file that is there, and a file that is none', async () => {
    const refused = async (words: string) => {
      const { code, stdout, stderr } = await train(words);
      expect(stdout).toBe('');
      return [code, stderr];
    };
    expect(await refused('--resume whole.zip --seed 2')).toEqual([
      2,
      '--seed: expected 1, as the resumed run has it, got 2; leave it out, or start a new run without --resume\n',
    ]);
    expect(await refused('--resume whole.zip --steps 59')).toEqual([
      2,
      "--steps: expected at least 60, the resumed run's budget, got 59; leave it out to train to its end\n",
    ]);
    expect(await refused(`${small} --keep whole.zip`)).toEqual([
      1,
      '--keep: expected a new file, got whole.zip, which is there; go on with its run by --resume whole.zip, or name another\n',
    ]);
    expect(await refused('--resume whole.json')).toEqual([
      1,
      'whole.json: run file: expected a zip, got another kind of file, or a part of one; use a file as the page or --keep wrote it\n',
    ]);
  });
});
