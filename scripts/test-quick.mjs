/** `npm run test:quick`: types, lint, the unit tests of the pure rooms, and those of what changed since main, side by side. What it leaves out, `npm test` runs. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { changedTests } from './changed-tests.mjs';
import { wordsBehind } from './command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = 'node_modules/.cache';

/** Rooms of src/ whose tests train, start processes or read large data: of them runs what changed. */
const heavy = new Set(['cli', 'data', 'engine', 'gpu', 'models', 'nn', 'training']);

/** What git answers, line by line; nothing where it fails. @param {string} words @returns {string[]} */
const git = (words) =>
  spawnSync('git', words.split(' '), { cwd: root, encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line !== '');

/** Where this branch left main; the last commit where there is no main. */
function base() {
  for (const main of ['origin/main', 'main']) {
    const [commit] = git(`merge-base HEAD ${main}`);
    if (commit !== undefined) return commit;
  }
  return 'HEAD';
}

/** @returns {string[]} */
function testsOfChanges() {
  const untracked = git('ls-files --others --exclude-standard');
  const known = new Set([...git('ls-files'), ...untracked].filter((path) => existsSync(`${root}/${path}`)));
  const tests = [...known].filter((path) => /\.test\.tsx?$/.test(path));
  const changed = [...git(`diff --name-only ${base()}`), ...untracked];
  const texts = new Map(tests.map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]));
  return changedTests(changed, texts, known);
}

const rooms = readdirSync(`${root}/src`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !heavy.has(entry.name))
  .map(({ name }) => `src/${name}/`);
const others = testsOfChanges().filter((path) => !rooms.some((room) => path.startsWith(room)));

const checks = [
  { name: 'types', command: `tsc --noEmit --incremental --tsBuildInfoFile ${cache}/types.tsbuildinfo` },
  { name: 'lint', command: `eslint . --cache --cache-strategy content --cache-location ${cache}/eslint/` },
  {
    name: 'tests',
    command: `vitest run --project node --project tensor --reporter=dot ${[...rooms, ...others].join(' ')}`,
  },
];

const help = `Runs types, lint, and the unit tests of the pure rooms and of what changed since main, side by side. It has no options.

  npm run test:quick
  npm run test:quick -- --help   prints this
`;
if (wordsBehind({ help }) === null) process.exit();

const start = performance.now();
const seconds = () => `${((performance.now() - start) / 1000).toFixed(0)} s`;

/** Runs one, and shows what it said once it has ended. @param {{ name: string; command: string }} check @returns {Promise<boolean>} */
const run = ({ name, command }) =>
  new Promise((resolve) => {
    const child = spawn(`npx ${command}`, { cwd: root, shell: true });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('close', (code) => {
      process.stdout.write(`\n> ${name}, ${seconds()}: ${code === 0 ? 'passed' : 'failed'}\n${said}`);
      resolve(code === 0);
    });
  });

process.stdout.write(`Tests of ${rooms.join(', ')}${others.map((path) => `, ${path}`).join('')}\n`);
const passed = await Promise.all(checks.map(run));
process.stdout.write(`\n${passed.every(Boolean) ? 'Passed' : 'Failed'} in ${seconds()}\n`);
process.exitCode = passed.every(Boolean) ? 0 : 1;
