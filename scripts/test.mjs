/** `npm test`: builds, runs every Vitest project and Playwright, and ends with their totals; fails where anything failed or did not run. A few that failed are run again alone: what passes then is named as unsteady, a fault of its own kind. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { wordsBehind } from './command.mjs';
import { ensureBrowser } from './find-browser.mjs';

/** @typedef {{ name: string; file: string; why: string }} Failure */
/** @typedef {{ passed: number; skipped: number; failed: readonly Failure[] }} Totals */
/** @typedef {{ command: string; report: string; variable?: string; count: (report: any) => Totals; again: (failed: readonly Failure[]) => string }} Runner */

/** So many failures may be of one moment; more are of the program. */
const fewest = 3;

const root = fileURLToPath(new URL('..', import.meta.url));
/** @param {string} command @param {NodeJS.ProcessEnv} env @returns {boolean} whether it ended well */
function run(command, env = {}) {
  process.stdout.write(`\n> ${command}\n`);
  const options = { cwd: root, stdio: /** @type {const} */ ('inherit'), shell: true };
  return spawnSync(command, { ...options, env: { ...process.env, ...env } }).status === 0;
}

/**
 * What a runner's report says. A runner that ends badly without naming a failed test (a file that cannot be loaded,
 * a server that does not start) counts as one failure.
 * @param {string} file @param {boolean} ended @param {(report: any) => Totals} count @returns {Totals}
 */
function totalsOf(file, ended, count) {
  const path = `${root}/${file}`;
  const totals = existsSync(path)
    ? count(JSON.parse(readFileSync(path, 'utf8')))
    : { passed: 0, skipped: 0, failed: [] };
  if (ended || totals.failed.length > 0) return totals;
  const why = 'the runner ended badly, and names no test';
  return { ...totals, failed: [{ name: file, file: '', why }] };
}

/** What failed, in so far as a line says it. @param {string | undefined} message */
const firstLine = (message) =>
  stripVTControlCharacters(message ?? 'no message')
    .split('\n', 1)[0]
    .slice(0, 300);

/** @param {any} report @returns {Totals} */
function ofVitest(report) {
  /** @type {{ name: string; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[]} */
  const files = report.testResults;
  const failed = files.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(root, '');
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => ({ name: `${file}: ${test.fullName}`, file, why: firstLine(test.failureMessages[0]) }));
    // A file that fails as a whole has no failed test in it.
    if (status === 'failed' && tests.length === 0) tests.push({ name: file, file, why: firstLine(message) });
    return tests;
  });
  return { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests, failed };
}

/** @param {any} suite @returns {Failure[]} */
const failedIn = ({ suites = [], specs = [], file }) => [
  ...suites.flatMap(failedIn),
  ...specs
    .filter((/** @type {any} */ { tests }) =>
      tests.some((/** @type {any} */ { status }) => status === 'unexpected' || status === 'flaky'),
    )
    .map((/** @type {any} */ { title, tests }) => {
      const results = tests.flatMap((/** @type {any} */ test) => test.results);
      const failed = results.find((/** @type {any} */ { error }) => error);
      return { name: `e2e/${file}: ${title}`, file, why: firstLine(failed?.error.message) };
    }),
];

/** @param {any} report @returns {Totals} */
function ofPlaywright({ stats, suites }) {
  return { passed: stats.expected, skipped: stats.skipped, failed: suites.flatMap(failedIn) };
}

function browserProblem() {
  try {
    ensureBrowser();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const withJson = '--reporter=list,json';
/** @type {readonly Runner[]} */
const runners = [
  {
    command: 'npx vitest run --reporter=default --reporter=json --outputFile.json=',
    report: 'test-results/vitest.json',
    count: ofVitest,
    again: (failed) => [...new Set(failed.map(({ file }) => file))].join(' '),
  },
  {
    command: `npx playwright test ${withJson}`,
    report: 'test-results/playwright.json',
    variable: 'PLAYWRIGHT_JSON_OUTPUT_FILE',
    count: ofPlaywright,
    again: () => '--last-failed',
  },
  {
    // It builds the page with a fourth model by itself.
    command: `npx playwright test --config e2e/toy ${withJson}`,
    report: 'test-results/four-models.json',
    variable: 'PLAYWRIGHT_JSON_OUTPUT_FILE',
    count: ofPlaywright,
    again: () => '--last-failed',
  },
  {
    // Skipped with words where this machine has no Firefox or no WebKit.
    command: `npx playwright test --config e2e/other ${withJson}`,
    report: 'test-results/other.json',
    variable: 'PLAYWRIGHT_JSON_OUTPUT_FILE',
    count: ofPlaywright,
    again: () => '--last-failed',
  },
];

/** @param {Runner} runner @param {string} report @param {string} what @returns {Totals} */
function totalsOfRun({ command, variable, count }, report, what = '') {
  rmSync(`${root}/${report}`, { force: true });
  const line = `${command}${variable ? '' : report} ${what}`;
  return totalsOf(report, run(line, variable ? { [variable]: report } : {}), count);
}

/** @param {Runner} runner @returns {Totals & { unsteady: readonly Failure[] }} */
function ran(runner) {
  const first = totalsOfRun(runner, runner.report);
  const { passed, failed } = first;
  if (failed.length === 0 || failed.length > fewest || failed.some(({ file }) => file === ''))
    return { ...first, unsteady: [] };
  const second = totalsOfRun(runner, runner.report.replace('.json', '-again.json'), runner.again(failed));
  const ended = second.passed > 0 && second.failed.every(({ file }) => file !== '');
  const still = new Set(second.failed.map(({ file }) => file));
  const unsteady = ended ? failed.filter(({ file }) => !still.has(file)) : [];
  const left = failed.filter((failure) => !unsteady.includes(failure));
  return { ...first, passed: passed + unsteady.length, failed: left, unsteady };
}

const help = `Builds the page, and runs every test: in Node, on WebGPU, and in the built page. It has no options.
It finds a browser, or installs one. CONTRIBUTING.md says how to run one test.

  npm test
  npm test -- --help   prints this
`;
if (wordsBehind({ help }) === null) process.exit();

const problem = browserProblem();
if (problem !== null) process.stderr.write(`${problem}\n`);

const built = run('npm run build');
const [vitest, ...inPage] = runners;
const all = [
  ran(vitest),
  ...inPage.map((runner) =>
    built ? ran(runner) : { ...totalsOf(runner.report, false, runner.count), unsteady: [] },
  ),
];
/** @param {'passed' | 'skipped'} key */
const sum = (key) => all.reduce((total, part) => total + part[key], 0);
/** @param {'failed' | 'unsteady'} kind */
function named(kind) {
  const found = all.flatMap((part) => part[kind]);
  process.stdout.write(found.map(({ name, why }) => `${kind}: ${name}: ${why}\n`).join(''));
  return found.length;
}
// Last, so that whoever sees the end of a long output alone knows which they were.
process.stdout.write('\n');
const unsteady = named('unsteady');
const failed = named('failed');
const also = [
  [sum('skipped'), 'skipped'],
  [unsteady, 'of them unsteady'],
].map(([count, what]) => (count ? `, ${count} ${what}` : ''));
process.stdout.write(`${sum('passed')} passed, ${failed} failed${also.join('')}\n`);
process.exitCode = failed === 0 ? 0 : 1;
