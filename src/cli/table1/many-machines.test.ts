/** The runs of a list, some of them killed and run again, on one machine or on two, are those of the table that was run one after the other. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packTiny, tinyOfBatches } from '../../../scripts/tiny-mnist';
import { runProgram, runScript } from '../testing/run-program';

/** Twenty processes, which take half a minute of two free cores. Milliseconds. */
const patience = 900_000;

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const script = fileURLToPath(new URL('run.ts', import.meta.url));
const rows = ['gauss-L1', 'cg-bpef-L1-T0.5'];
const names = rows.map((row) => `${row}-seed-1`);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coarse-grain-'));
  packTiny(folder, tinyOfBatches);
});
afterAll(() => rm(folder, { recursive: true }));

const wordsIn = (work: string) =>
  `--rows ${rows.join(',')} --steps 2 --pictures 4 --samples 3 --data ${folder} --work ${join(folder, work)}`;
const table1 = (words: string) => runScript(script, words.split(' '), repository);
const list = async (work: string) => (await table1(`${wordsIn(work)} --list`)).stdout;

/** Each job in a group of processes of its own, whose number is kept beside its command. */
const grouped = 'set -m; sh -c "$1" & echo "$! $1" > "$0/$$"; wait $!';

async function groupOf(jobs: string, row: string): Promise<number | null> {
  const files = await readdir(jobs);
  const texts = await Promise.all(files.map((file) => readFile(join(jobs, file), 'utf8')));
  const found = texts.find((text) => text.includes(`--rows ${row} `));
  return found === undefined ? null : parseInt(found, 10);
}

/** Runs a list by xargs, two jobs at a time; kills the job of a row, with all its processes, as soon as it trains. */
async function byXargs(commands: string, work: string, killed: string | null) {
  const jobs = join(folder, `jobs-${Date.now()}`);
  await mkdir(jobs);
  await writeFile(join(jobs, '..', 'list'), commands.replaceAll('\n', '\0'));
  const run = `xargs -0 -P 2 -n 1 bash -c '${grouped}' '${jobs}' < '${join(folder, 'list')}'`;
  const ending = runProgram('sh', ['-c', run], repository);
  if (killed !== null) {
    const begun = () => readFile(join(folder, work, `${killed}-seed-1`, 'command')).catch(() => null);
    while ((await begun()) === null) await new Promise((resolve) => setTimeout(resolve, 50));
    process.kill(-(await groupOf(jobs, killed))!, 'SIGKILL');
  }
  return ending;
}

/** Without the minutes, which are the machine's. */
const tableOf = (stdout: string) => stdout.replace(/ [\d.]+ \|$/gm, ' |');
/** But for the time of a step. */
const recordIn = async (place: string, name: string) => {
  const text = await readFile(join(folder, place, `${name}.json`), 'utf8');
  return text.replace(/"millisecondsPerStep":[\d.e-]+/g, '');
};

/** A clone that has been published nothing in. */
async function bareClone(): Promise<string> {
  const clone = join(folder, 'clone');
  for (const part of ['src', 'package.json', 'tsconfig.json'])
    await cp(join(repository, part), join(clone, part), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(clone, 'node_modules'));
  await mkdir(join(clone, 'docs'));
  return clone;
}

describe.skipIf(process.platform === 'win32')('npm run table1 -- --list', () => {
  it(
    'through xargs, with one job killed and run again, gives the table of one job after the other',
    async () => {
      const one = await table1(`${wordsIn('one')} --jobs 1 --quiet`);
      expect(one).toMatchObject({ code: 0, stdout: '' });
      const commands = await list('many');
      expect(commands.match(/^npm run table1 -- .* # [\d.e]+ multiply-adds, [\d.]+ minutes$/gm)).toHaveLength(
        2,
      );
      const killed = await byXargs(commands, 'many', rows[1]);
      expect(killed.code).toBe(123);
      const rest = await list('many');
      expect(rest).toBe(`${commands.split('\n')[1]}\n`);
      expect(await byXargs(rest, 'many', null)).toMatchObject({ code: 0 });
      expect(await list('many')).toBe('');
      const [whole, merged] = await Promise.all(
        ['one', 'many'].map((work) => table1(`${wordsIn(work)} --finished`)),
      );
      expect(tableOf(merged.stdout)).toBe(tableOf(whole.stdout));
      expect(merged.stdout).toMatch(/^\| Gauss-VAE, L = 1 \| 101\.3 .*\n\| CG-BPEF-VAE, L = 1, T = 0\.5 \|/m);
      for (const name of names)
        expect(await recordIn('many/records', name)).toBe(await recordIn('one/records', name));
    },
    patience,
  );

  it(
    'on two machines is merged and published, and nothing that is published is lost',
    async () => {
      const clone = await bareClone();
      // One run comes back from each; the first has the second too.
      const [a, b] = [join(folder, 'a'), join(folder, 'b')];
      await cp(join(folder, 'one', names[0]), join(a, names[0]), { recursive: true });
      for (const name of names) await cp(join(folder, 'many', name), join(b, name), { recursive: true });
      const publish = (words: string) =>
        runScript(
          join(clone, 'src/cli/table1/run.ts'),
          `${wordsIn('merged')} --finished --publish --quiet ${words}`.trim().split(' '),
          clone,
        );
      const published = await publish(`--from ${a},${b} --seeds 1,2`);
      expect(published).toMatchObject({ code: 0 });
      expect(published.stderr).toContain(`${names[0]}: double, the same run in `);
      expect(published.stderr).toContain(
        '2 of 4 runs are missing or not measured: gauss-L1-seed-2, cg-bpef-L1-T0.5-seed-2; --list prints',
      );
      expect(await readFile(join(clone, 'docs/table1.md'), 'utf8')).toContain('| Gauss-VAE, L = 1 |');
      for (const name of names)
        expect(await recordIn('clone/records/table1', name)).toBe(await recordIn('one/records', name));

      const path = join(clone, 'records/table1', `${names[0]}.json`);
      const before = (await readFile(path, 'utf8')).replace(/"freeEnergy":/, '"freeEnergy":1');
      await writeFile(path, before);
      const refused = await publish('');
      expect(refused).toMatchObject({ code: 1 });
      expect(refused.stderr).toContain(`records/table1/${names[0]}.json: expected the published run`);
      expect(refused.stderr).toContain('Nothing was published.');
      expect(await readFile(path, 'utf8')).toBe(before);
    },
    patience,
  );
});
