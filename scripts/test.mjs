/** `npm test`: builds, runs every Vitest project and Playwright, and ends with their totals; fails where anything failed or did not run. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './find-browser.mjs';

/** @typedef {{ passed: number; failed: number; skipped: number }} Totals */

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
    : { passed: 0, failed: 0, skipped: 0 };
  return ended ? totals : { ...totals, failed: Math.max(1, totals.failed) };
}

/** @param {any} report @returns {Totals} */
function ofVitest(report) {
  /** @type {{ status: string; assertionResults: { status: string }[] }[]} */
  const files = report.testResults;
  // A file that fails as a whole has no failed test in it.
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} report @returns {Totals} */
function ofPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
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
/** @param {keyof Totals} key */
const sum = (key) => all.reduce((total, part) => total + part[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
