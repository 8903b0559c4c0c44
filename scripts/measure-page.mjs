/** `npm run measure`: opens the built page in Chromium, trains, clicks and drags, and prints what a visitor waits for; judges nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { plainFlags } from './browser-flags.mjs';
import { serveBuilt } from './built.mjs';
import { inWords, sayWhenStopped } from './command.mjs';
import { entryBudget } from './entry-budget.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { median, quantile, tableOf } from './measure/figures.mjs';
import { sightsByWindow } from './measure/in-sight.mjs';
import { keepAndContinue, load, measuredOn, useHands } from './measure/visit.mjs';

const help = `Measures the built page in Chromium, on the backend that it chooses. Builds the page if there is none; build again after a change.

  npm run measure -- [options]

  --runs <n>       loads of the page that medians are taken of (default: 3)
  --seconds <n>    training that is watched for long tasks (default: 20)
  --port <port>    where the page is served meanwhile (default: 4191)
  --json <file>    writes the figures, and what ran in every long frame
  --help           prints this
`;

/** @param {string} name @param {string} text */
function countOf(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name}: expected a whole number from 1, got ${text}`);
  return value;
}

/** Scripts that index.html loads at once, in bytes. */
function entry() {
  const dist = new URL('../dist/', import.meta.url);
  const tags = readFileSync(new URL('index.html', dist), 'utf8').match(/<(script|link)\b[^>]*>/g) ?? [];
  const files = tags.flatMap((tag) => /\b(?:src|href)="\.\/(assets\/[^"]+\.js)"/.exec(tag)?.[1] ?? []);
  const contents = files.map((file) => readFileSync(new URL(file, dist)));
  const sum = (/** @type {number[]} */ sizes) => sizes.reduce((total, size) => total + size, 0);
  return {
    plain: sum(contents.map((content) => content.length)),
    packed: sum(contents.map((content) => gzipSync(content, { level: 9 }).length)),
  };
}

/** @param {string} url @param {number} runs @param {number} seconds */
async function measure(url, runs, seconds) {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: plainFlags });
  try {
    const loads = [];
    for (let i = 1; i < runs; i++) {
      const run = await load(browser, url);
      await run.context.close();
      loads.push(run);
    }
    const last = await load(browser, url);
    loads.push(last);
    await last.page.waitForTimeout(1000 * seconds);
    const quiet = await measuredOn(last.page);
    const touchedFrom = await last.page.evaluate(() => performance.now());
    await useHands(last.page);
    const { answers, tasks: all } = await measuredOn(last.page);
    // What the first picked picture and the first preview draw for the first time takes longer once.
    const touched = all.filter(({ start }) => start >= touchedFrom).map(({ milliseconds }) => milliseconds);
    const sights = await sightsByWindow(last.page);
    const kept = await keepAndContinue(last.page);
    const during = (/** @type {{ start: number }} */ { start }) =>
      start >= quiet.clicked && start < quiet.clicked + 1000 * seconds;
    const tasks = quiet.tasks.filter(during).map(({ milliseconds }) => milliseconds);
    const frames = quiet.frames.filter(during).sort((a, b) => b.milliseconds - a.milliseconds);
    return { loads, tasks, touched, frames, answers, sights, kept, backend: last.backend };
  } finally {
    await browser.close();
  }
}

/** @param {Awaited<ReturnType<typeof measure>>} measured @param {number} seconds @returns {import('./measure/figures.mjs').Figure[]} */
function figuresOf({ loads, tasks, touched, answers, kept }, seconds) {
  const size = entry();
  const ofLoads = `loads: ${loads.length}, their median`;
  const each = (/** @type {'paint' | 'digits' | 'ready' | 'live' | 'kilobytes'} */ key) =>
    median(loads.map((one) => one[key]));
  const clicks = `${answers.pointerup.length} clicks on digits`;
  const inputs = `${answers.input.length} input events of T`;
  return [
    { name: 'first contentful paint', value: each('paint'), unit: 'ms', of: ofLoads },
    {
      name: 'first digits drawn',
      value: each('digits'),
      unit: 'ms',
      of: `${ofLoads}, the recording's`,
      limit: 1000,
    },
    { name: 'engine ready to train', value: each('ready'), unit: 'ms', of: ofLoads },
    { name: 'first live point after Train', value: each('live'), unit: 'ms', of: ofLoads, limit: 5000 },
    { name: 'entry scripts', value: size.plain / 1000, unit: 'kB', of: 'index.html' },
    {
      name: 'entry scripts, gzip',
      value: size.packed / 1000,
      unit: 'kB',
      of: 'index.html',
      limit: entryBudget,
    },
    {
      name: 'transferred until it trains',
      value: each('kilobytes'),
      unit: 'kB',
      of: `${ofLoads}, bodies as served`,
    },
    {
      name: 'longest main-thread task, untouched',
      value: Math.max(0, ...tasks),
      unit: 'ms',
      of: `first ${seconds} s of training`,
      limit: 150,
    },
    {
      name: 'main-thread tasks over 50 ms, untouched',
      value: tasks.length,
      unit: '',
      of: `first ${seconds} s of training`,
      limit: 3,
    },
    {
      name: 'main-thread tasks over 50 ms, touched',
      value: touched.length,
      unit: '',
      of: `${answers.pointerup.length} clicks and a drag of T`,
    },
    { name: 'click to next frame, median', value: median(answers.pointerup), unit: 'ms', of: clicks },
    {
      name: 'click to next frame, 95 %',
      value: quantile(answers.pointerup, 0.95),
      unit: 'ms',
      of: clicks,
      limit: 50,
    },
    { name: 'slider, median', value: median(answers.input), unit: 'ms', of: inputs, limit: 16 },
    { name: 'slider, 95 %', value: quantile(answers.input, 0.95), unit: 'ms', of: inputs, limit: 32 },
    { name: 'run file', value: kept.bytes / 1000, unit: 'kB', of: 'at a pause' },
    { name: 'training stands still to keep a run', value: kept.milliseconds, unit: 'ms', of: 'at a pause' },
    {
      name: 'of training time, a write every 30 s',
      value: kept.milliseconds / 300,
      unit: '%',
      of: 'at a pause',
      limit: 2,
    },
    { name: 'run file written', value: kept.stored, unit: 'ms', of: 'beside training' },
    { name: 'Continue is offered', value: kept.offered, unit: 'ms', of: 'from the reload' },
    { name: 'Continue to the next step', value: kept.going, unit: 'ms', of: 'from the click' },
  ];
}

async function main() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '20' },
      port: { type: 'string', default: '4191' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const [runs, seconds, port] = /** @type {const} */ (['runs', 'seconds', 'port']).map((name) =>
    countOf(name, values[name]),
  );
  const server = await serveBuilt(port);
  sayWhenStopped('Stopped. Nothing was written.');
  try {
    const measured = await measure(`http://localhost:${port}/`, runs, seconds);
    const figures = figuresOf(measured, seconds);
    process.stdout.write(`${measured.backend}\n${tableOf(figures)}\n`);
    for (const { window, seen, hidden } of measured.sights)
      process.stdout.write(
        `in sight at ${window}: ${seen} of ${seen + hidden.length}${hidden.length > 0 ? `; not ${hidden.join(', ')}` : ''}\n`,
      );
    for (const { milliseconds, scripts } of measured.frames.slice(0, 3))
      process.stdout.write(
        `long frame, ${Math.round(milliseconds)} ms: ${scripts.join('; ') || 'no script'}\n`,
      );
    if (values.json !== undefined)
      writeFileSync(
        values.json,
        `${JSON.stringify({ backend: measured.backend, figures, sights: measured.sights, frames: measured.frames }, null, 2)}\n`,
      );
  } finally {
    server.kill();
  }
}

await inWords(main);
