/** `npm run drill`: breaks runs and their store many times, at times that a seed chooses, and prints what came of it; fails where a run was lost. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './built.mjs';
import { inWords } from './command.mjs';
import { ensureBrowser } from './find-browser.mjs';

const help = `Breaks runs at random, and looks whether anything older than 30 s is lost. Builds the page if there is none.

  npm run drill -- [options]

  --kills <n>         reloads, and deaths of the worker, on WebAssembly (default: 50 each)
  --kills-webgpu <n>  reloads on WebGPU (default: 10)
  --seed <n>          chooses the times (default: 1)
  --help              prints this
`;

/** @param {string} name @param {string} text */
function whole(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`--${name}: expected a whole number from 0, got ${text}`);
  return String(value);
}

const report = fileURLToPath(new URL('../test-results/drill.json', import.meta.url));

/** @param {string} command @param {NodeJS.ProcessEnv} env */
const run = (command, env = {}) =>
  spawnSync(command, { stdio: 'inherit', shell: true, env: { ...process.env, ...env } }).status === 0;

/** What each test of the report says of its kills. @param {any} suite @returns {{ title: string; ok: boolean; seconds: number; kills: string[] }[]} */
const testsOf = (suite) => [
  ...(suite.suites ?? []).flatMap(testsOf),
  ...(suite.specs ?? []).map((/** @type {any} */ spec) => ({
    title: spec.title,
    ok: spec.ok,
    seconds: spec.tests[0].results.reduce(
      (/** @type {number} */ sum, /** @type {any} */ { duration }) => sum + duration / 1000,
      0,
    ),
    kills: spec.tests[0].annotations.map((/** @type {any} */ { description }) => description),
  })),
];

await inWords(() => {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      'kills-webgpu': { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const [kills, killsOnWebgpu, seed] = /** @type {const} */ (['kills', 'kills-webgpu', 'seed']).map((name) =>
    whole(name, values[name]),
  );
  ensureBrowser();
  ensureBuilt();
  rmSync(report, { force: true });
  const store = run('npx vitest run --project node src/runs');
  const pages = run('npx playwright test drill run-store --reporter=list,json', {
    DRILL_KILLS: kills,
    DRILL_KILLS_WEBGPU: killsOnWebgpu,
    DRILL_SEED: seed,
    // Long enough for all of them to fall into it.
    DRILL_STEPS: String(Math.max(1200, 150 * Number(kills))),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const tests = existsSync(report) ? testsOf(JSON.parse(readFileSync(report, 'utf8'))) : [];
  process.stdout.write(`\nstore, a fault at every call: ${store ? 'nothing lost' : 'LOST'}\n`);
  for (const { title, ok, seconds, kills } of tests)
    process.stdout.write(
      `${ok ? 'nothing lost' : 'LOST        '}  ${Math.round(seconds)} s  ${title}${kills.map((kill) => `\n    ${kill}`).join('')}\n`,
    );
  process.exitCode = store && pages ? 0 : 1;
});
