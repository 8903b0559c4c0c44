/** Folders that came back from other machines: whole ones are taken, and whatever is wrong is named and stops everything. */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeVersion } from '../../engine/code-version';
import { askedJobs } from './asked';
import { readOptions } from './options';
import { writeSums } from './sums';
import { takeOver } from './take-over';

let folder: string;
let said: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coarse-grain-'));
  await mkdir(join(folder, 'a'));
  await mkdir(join(folder, 'b'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true }));

const at = (...path: string[]) => join(folder, ...path);
const jobs = (words = '') => askedJobs(optionsOf(words), at('work'));
const optionsOf = (words = '') =>
  readOptions(`--rows gauss-L1,cg-bpef-L1-T0.5 --from ${at('a')},${at('b')} ${words}`.trim().split(' '), 2)!;
const take = (words = '') =>
  takeOver(jobs(words), at('work'), optionsOf(words), (text) => said.push(text.replaceAll(`${folder}/`, '')));

interface Made {
  readonly code?: string;
  readonly weights?: string;
  readonly steps?: number;
  readonly audited?: boolean;
}

/** A finished job as another machine leaves it, with numbers that nobody reads. */
async function leave(place: string, name: string, made: Made = {}): Promise<string> {
  const { code = codeVersion, weights = 'weights', steps, audited = true } = made;
  const { experiment, model } = jobs().find((job) => job.name === name)!;
  const path = at(place, name);
  await mkdir(path, { recursive: true });
  const run = {
    code,
    experiment: steps === undefined ? experiment : { ...experiment, steps },
    backend: { plan: 'plan' },
    dataset: { sha256: 'abc' },
    models: { [model]: { test: { freeEnergy: 100 } } },
  };
  await writeFile(join(path, 'run.json'), JSON.stringify(run));
  await writeFile(join(path, `${model}.safetensors`), weights);
  const audit = { models: { [model]: { audit: { importance: [], pictures: 10 } } } };
  if (audited) await writeFile(join(path, 'audit.json'), JSON.stringify(audit));
  await writeSums(path);
  return path;
}

const gauss = 'gauss-L1-seed-1';
const grain = 'cg-bpef-L1-T0.5-seed-1';
const taken = () => readdir(at('work')).catch(() => []);

describe('takeOver', () => {
  it('takes finished jobs of several folders, and names those that are not asked for or not done', async () => {
    await leave('a', gauss);
    const half = await leave('b', grain, { audited: false });
    await leave('b', gauss);
    await mkdir(at('a', 'gauss-L10-seed-1'));
    await writeFile(at('a', 'gauss-L10-seed-1', 'run.json'), '{}');
    expect(await take()).toBe(true);
    expect(await taken()).toEqual([gauss]);
    expect(await readFile(at('work', gauss, 'gauss.safetensors'), 'utf8')).toBe('weights');
    expect(said).toEqual([
      `gauss-L1-seed-1: double, the same run in a/${gauss} and b/${gauss}; one is kept`,
      `b/${grain}: is not done; left there`,
      'a/gauss-L10-seed-1: not asked for; left there',
      '1 jobs taken from a, b.',
    ]);
    expect(await readdir(half)).toContain('run.json');
  });

  it('keeps a finished job that is here, and takes the measurements of one that is only trained', async () => {
    const here = await leave('work', gauss);
    await writeFile(join(here, 'mine'), '');
    await leave('work', grain, { audited: false });
    await leave('a', gauss);
    await leave('b', grain);
    expect(await take()).toBe(true);
    expect(await readdir(here)).toContain('mine');
    expect(await readdir(at('work', grain))).toContain('audit.json');
  });

  it.each([
    [
      'a damaged file',
      async () =>
        writeFile(
          join(await leave('b', grain), 'audit.json'),
          '{"models":{"cg-bpef":{"audit":{"importance":[]}}}}',
        ),
      `b/${grain}/audit.json: expected the file that SHA256SUMS names, got another or a damaged one; copy the folder again`,
    ],
    [
      'a lost file',
      async () => {
        const path = await leave('b', grain);
        await writeFile(join(path, 'command'), '');
        await rm(join(path, 'SHA256SUMS'));
        await writeSums(path);
        await rm(join(path, 'command'));
      },
      `b/${grain}/command: expected the file that SHA256SUMS names, got none; copy the folder again`,
    ],
    [
      'no sums',
      async () => rm(join(await leave('b', grain), 'SHA256SUMS')),
      `b/${grain}/SHA256SUMS: expected the sums of a finished job, got none; run its command there again`,
    ],
    [
      'sums that were cut off',
      async () => writeFile(join(await leave('b', grain), 'SHA256SUMS'), ''),
      `b/${grain}/SHA256SUMS: expected a sum of audit.json, got none; copy the folder again`,
    ],
    [
      'half a run',
      async () => writeFile(join(await leave('b', grain), 'run.json'), '{"experiment":'),
      `b/${grain}/run.json: expected JSON, got something else; move it away, or copy it again`,
    ],
    [
      'something else in place of a run',
      async () => writeFile(join(await leave('b', grain), 'run.json'), 'null'),
      `b/${grain}/run.json: expected the record of a run, got something else; move it away`,
    ],
    [
      'half an audit',
      async () => writeFile(join(await leave('b', grain), 'audit.json'), '{"models":'),
      `b/${grain}/audit.json: expected JSON, got something else; move it away, or copy it again`,
    ],
    [
      'something else in place of an audit',
      async () => writeFile(join(await leave('b', grain), 'audit.json'), 'null'),
      `b/${grain}/audit.json: expected an audit of cg-bpef, got something else; remove it`,
    ],
    [
      'two runs that differ',
      async () => {
        await leave('b', gauss, { weights: 'others' });
      },
      `${gauss}: expected one run, got different ones in a/${gauss} and b/${gauss}; move all but one away`,
    ],
    [
      'one that differs from the one here',
      async () => {
        await leave('work', gauss, { weights: 'others', audited: false });
      },
      `${gauss}: expected one run, got different ones in work/${gauss} and a/${gauss}; move all but one away`,
    ],
    [
      'another version',
      async () => {
        await leave('b', grain, { code: 'coarse-grain 0.0.1' });
      },
      `b/${grain}: expected a run of ${codeVersion}, got one of coarse-grain 0.0.1; move its folder away and run its command again, or say --mixed`,
    ],
    [
      'another experiment',
      async () => {
        await leave('b', grain, { steps: 3 });
      },
      `b/${grain}/run.json: expected the run of ${grain}, got one with other steps; choose another --work or move it away`,
    ],
  ])('takes nothing with %s, and says the way out', async (_, spoil, message) => {
    await leave('a', gauss);
    await spoil();
    const before = await taken();
    expect(await take()).toBe(false);
    expect(said.slice(-2)).toEqual([message, 'Nothing was taken.']);
    expect(await taken()).toEqual(before);
  });

  it('takes another version with --mixed', async () => {
    await leave('b', grain, { code: 'coarse-grain 0.0.1' });
    expect(await take('--mixed')).toBe(true);
    expect(await taken()).toEqual([grain]);
  });

  it('refuses a folder that is not there', async () => {
    await rm(at('b'), { recursive: true });
    await expect(take()).rejects.toThrow(`--from: expected a folder, got ${at('b')}; is the path right?`);
  });
});
