/** `npm test`: builds, runs every Vitest project and Playwright, and ends with their totals; fails where anything failed or did not run. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ensureBrowser } from './find-browser.mjs';

/** @typedef {{ passed: number; skipped: number; failed: readonly string[] }} Totals `failed`: what each is called */

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = {
  vitest: 'test-results/vitest.json',
  playwright: 'test-results/playwright.json',
  fourModels: 'test-results/four-models.json',
};

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
  return { ...totals, failed: [`${file}: the runner ended badly, and names no test`] };
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
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${test.fullName}: ${firstLine(test.failureMessages[0])}`);
    // A file that fails as a whole has no failed test in it.
    if (status === 'failed' && tests.length === 0) tests.push(`the file as a whole: ${firstLine(message)}`);
    return tests.map((test) => `${name.replace(root, '')}: ${test}`);
  });
  return { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests, failed };
}

/** @param {any} suite @returns {string[]} */
const failedIn = ({ suites = [], specs = [], file }) => [
  ...suites.flatMap(failedIn),
  ...specs
    .filter((/** @type {any} */ { tests }) =>
      tests.some((/** @type {any} */ { status }) => status === 'unexpected' || status === 'flaky'),
    )
    .map((/** @type {any} */ { title, tests }) => {
      const results = tests.flatMap((/** @type {any} */ test) => test.results);
      const failed = results.find((/** @type {any} */ { error }) => error);
      return `e2e/${file}: ${title}: ${firstLine(failed?.error.message)}`;
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

for (const file of Object.values(reports)) rmSync(`${root}/${file}`, { force: true });
const problem = browserProblem();
if (problem !== null) process.stderr.write(`${problem}\n`);

const built = run('npm run build');
const vitestEnded = run(
  `npx vitest run --reporter=default --reporter=json --outputFile.json=${reports.vitest}`,
);
const playwrightEnded =
  built &&
  run('npx playwright test --reporter=list,json', { PLAYWRIGHT_JSON_OUTPUT_FILE: reports.playwright });

// It builds the page with a fourth model by itself.
const fourModelsEnded =
  built &&
  run('npx playwright test --config e2e/toy --reporter=list,json', {
    PLAYWRIGHT_JSON_OUTPUT_FILE: reports.fourModels,
  });

const all = [
  totalsOf(reports.vitest, vitestEnded, ofVitest),
  totalsOf(reports.playwright, playwrightEnded, ofPlaywright),
  totalsOf(reports.fourModels, fourModelsEnded, ofPlaywright),
];
/** @param {'passed' | 'skipped'} key */
const sum = (key) => all.reduce((total, part) => total + part[key], 0);
const failed = all.flatMap((part) => part.failed);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
// Last, so that whoever sees the end of a long output alone knows which they were.
process.stdout.write(`\n${failed.map((name) => `failed: ${name}\n`).join('')}`);
process.stdout.write(`${sum('passed')} passed, ${failed.length} failed${skipped}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
