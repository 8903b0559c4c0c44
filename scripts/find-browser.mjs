/** Finds the Chromium that the tests drive, or installs one; nothing else here or in the page starts a browser. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { runCommand } from './command.mjs';
import { isExecutable, onPath } from './executables.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const wayOut =
  "install Chromium (`npx playwright install --with-deps chromium`, or your system's package `chromium`), " +
  'or set CHROMIUM_PATH to the executable of one';

/** Path of a Chromium: CHROMIUM_PATH, then Playwright's own, then one on PATH, then macOS's applications; or null. */
export function findBrowser(env = process.env) {
  const asked = env.CHROMIUM_PATH;
  if (asked) {
    if (isExecutable(asked)) return asked;
    throw new Error(`CHROMIUM_PATH: expected an executable file, got ${asked}; ${wayOut}`);
  }
  const own = chromium.executablePath();
  return (isExecutable(own) ? own : (onPath(names, env) ?? applications.find(isExecutable))) ?? null;
}

/** @param {string} command @param {string[]} args */
function attempt(command, args) {
  process.stderr.write(`browser: ${command} ${args.join(' ')}\n`);
  // stdout belongs to the path, so that `$(node scripts/find-browser.mjs)` is usable.
  return (
    spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }).status === 0
  );
}

/** As findBrowser, but installs a Chromium where there is none: Playwright's, or the system's where we are root. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  // The libraries that a browser needs can only be had on some systems, and on most they are there already.
  const installed =
    attempt('npx', ['playwright', 'install', '--with-deps', 'chromium']) ||
    attempt('npx', ['playwright', 'install', 'chromium']);
  if (!installed && process.getuid?.() === 0 && attempt('apt-get', ['update']))
    attempt('apt-get', ['install', '-y', 'chromium']);
  const path = findBrowser();
  if (path === null) throw new Error(`browser: expected a Chromium, got none; ${wayOut}`);
  return path;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runCommand({
    help: `Prints the path of the Chromium that the tests drive, and installs one where there is none. It has no options.

  npm run browser
  npm run browser -- --help   prints this
`,
    work: () => void process.stdout.write(`${ensureBrowser()}\n`),
  });
}
