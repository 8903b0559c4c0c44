/** Prints how far the previewed pictures lag behind a hand on wasm with the default nets: `npx tsx scripts/measure/preview-lag.ts`. A page's state here, the engine in a thread of Node; judges nothing. */
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { createNodePlatform } from '../../src/cli/platform';
import type { WorkerLike } from '../../src/engine/calls';
import { createClient } from '../../src/engine/client';
import { createEngine } from '../../src/engine/engine';
import { serve } from '../../src/engine/serve';
import { defaultExperiment } from '../../src/experiment/default-experiment';
import { moveTarget } from '../../src/experiment/move-fields';
import { createPage } from '../../src/state/create-page';
import { picturesPreviewSlice, type PicturesPreview } from '../../src/state/pictures-preview';
import { hold, previewSlice } from '../../src/state/preview-store';
import { median, quantile } from './figures.mjs';

const FRAME = 1000 / 60;
const SECONDS = 10;
/** The first is evaluated at step 500: a movement from here on meets it. */
const NEAR_AN_EVALUATION = 460;

const parts = ['reconstruction', 'samples', 'traversal'] as const;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function serveEngine(): void {
  const port = parentPort!;
  serve(
    {
      postMessage: (message, transfer) => port.postMessage(message, transfer),
      addEventListener: (_, listener) => void port.on('message', (data) => listener({ data })),
    },
    (emit) => createEngine(createNodePlatform({ emit, data: null, idx: null })),
  );
}

function spawn(): WorkerLike {
  const thread = new Worker(new URL(import.meta.url), { execArgv: ['--import', 'tsx'] });
  const worker: WorkerLike = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (data) => worker.onmessage?.({ data } as MessageEvent));
  thread.on('error', ({ message }: Error) => worker.onerror?.({ message } as ErrorEvent));
  return worker;
}

type Page = ReturnType<typeof createPage>;

/** A value for every frame; none comes again while it may still be on its way. */
const sweep: Readonly<Record<string, (frame: number) => number>> = {
  temperature: (frame) => 0.1 + 0.9 * Math.sin(frame / 40) ** 2 + 1e-9 * frame,
  polynomialOrder: (frame) => 1 + (frame % 18),
  gridPoints: (frame) => 20 + (frame % 100),
};

/** Moves a setting 60 times a second; prints by part how long each input event waited until all models showed it, or a later one. */
async function drag(page: Page, name: string, when: string, seconds = SECONDS): Promise<void> {
  const preview = page.of(previewSlice);
  const pictures = page.of(picturesPreviewSlice);
  const { models, nullable } = moveTarget(name)!;
  const inputs: { readonly value: number; readonly at: number }[] = [];
  const arrivals = parts.map(() => models.map((): { readonly input: number; readonly at: number }[] => []));
  let before: Partial<Record<string, PicturesPreview>> = {};
  const stop = pictures.subscribe(({ views }) => {
    const at = performance.now();
    models.forEach((model, m) =>
      parts.forEach((part, p) => {
        const view = views[model];
        if (!view?.[part] || view[part] === before[model]?.[part]) return;
        const input = inputs.findLastIndex(({ value }) => value === view.at[name]);
        arrivals[p][m].push({ input, at });
      }),
    );
    before = views;
  });
  const from = page.run.getState().status.step;
  const start = performance.now();
  for (let frame = 0; performance.now() - start < 1000 * seconds; frame++) {
    const value = sweep[name](frame);
    inputs.push({ value, at: performance.now() });
    hold(preview, name, value);
    await wait(Math.max(0, start + (frame + 1) * FRAME - performance.now()));
  }
  const steps = page.run.getState().status.step - from;
  await wait(1500);
  stop();
  hold(preview, name, null);
  const { problem } = pictures.getState();
  if (problem !== null) throw new Error(problem);
  console.log(`${name}, ${when}: ${inputs.length} input events, ${steps} steps`);
  parts.forEach((part, p) => {
    if (part === 'traversal' && nullable) return;
    const lags = inputs.map(({ at }, input) =>
      Math.max(...arrivals[p].map((own) => (own.find((one) => one.input >= input)?.at ?? Infinity) - at)),
    );
    const [middle, most] = [median(lags), quantile(lags, 0.95)].map((lag) => lag.toFixed(0));
    console.log(`  ${part}: median ${middle} ms, 95 % ${most} ms; shown ${arrivals[p][0].length} times`);
  });
}

async function measure(): Promise<void> {
  const page = createPage(createClient(spawn));
  const reach = async (step: number) => {
    while (page.run.getState().status.step < step) await wait(50);
  };
  await page.actions.openLink(defaultExperiment(), [], []);
  await page.actions.chooseBackend('wasm');
  await page.actions.train();
  await reach(20);
  console.log(
    `${page.run.getState().backend?.plan}, ${page.run.getState().status.stepsPerSecond.toFixed(1)} steps/s`,
  );
  await page.actions.pause();
  await wait(3000);
  for (const name of Object.keys(sweep)) await drag(page, name, 'paused');
  await page.actions.train();
  await wait(2000);
  for (const name of Object.keys(sweep)) await drag(page, name, 'while training');
  await reach(NEAR_AN_EVALUATION);
  await drag(page, 'temperature', 'over an evaluation', 3 * SECONDS);
  page.actions.close();
}

if (isMainThread) await measure();
else serveEngine();
