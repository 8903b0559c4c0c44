/** Threads of wasm in the built, isolated page: they compute what one thread computes, and where they cannot start one does. */
import { expect, test, type Page } from '@playwright/test';
import { defaultExperiment } from '../src/experiment/default-experiment';
import { App } from './app';

interface Trained {
  readonly threads: number;
  readonly plan: string;
  readonly device: string;
  /** term1 and term2 of every step and model, as the engine tells them. */
  readonly losses: readonly number[];
}

const STEPS = 12;

/** Trains all models a few steps in an engine of its own, asked for threads outright, and closes it. */
async function train(page: Page, threads: number, samples: number): Promise<Trained> {
  const base = defaultExperiment();
  const models = Object.entries(base.models).map(([id, model]) => [id, { ...model, on: true, samples }]);
  const experiment = { ...base, models: Object.fromEntries(models) as typeof base.models };
  return page.evaluate(
    ([url, threads, experiment, steps]) =>
      new Promise<Trained>((resolve, reject) => {
        const worker = new Worker(url, { type: 'module' });
        const losses: number[] = [];
        let report: Omit<Trained, 'losses'>;
        let last = 0;
        const ask = (id: number, command: string, take: unknown) => worker.postMessage({ id, command, take });
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }) => {
          if (data.error) reject(new Error(data.error));
          if (data.id === 1) {
            report = data.give;
            ask(2, 'start', { experiment, moves: [], paused: true });
          }
          if (data.id === 2) ask(3, 'step', { count: steps });
          if (data.event === 'metrics') {
            losses.push(...data.data.step, ...data.data.term1, ...data.data.term2);
            last = Math.max(last, ...data.data.step);
          }
          if (data.event === 'status' && data.data.state === 'paused' && last === steps) {
            worker.terminate();
            resolve({ ...report, losses: losses.sort((a, b) => a - b) });
          }
        };
        ask(1, 'open', { backend: 'wasm', threads });
      }),
    [page.workers()[0]!.url(), threads, experiment, STEPS] as const,
  );
}

test('any number of threads gives the same losses to the last bit, under one plan', async ({ page }) => {
  const app = new App(page);
  await app.open();
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  const one = await train(page, 1, 2);
  expect(one).toMatchObject({ threads: 1, device: 'SIMD, one thread' });
  for (const threads of [2, 3]) {
    const { losses, ...report } = await train(page, threads, 2);
    expect(report).toMatchObject({ threads, plan: one.plan, device: 'SIMD' });
    expect(losses).toEqual(one.losses);
  }
  expect(one.losses.length).toBe(STEPS * 3 * 3);
  expect(app.problems).toEqual([]);
});

test('where threads cannot start one computes, and the device says so', async ({ page, context }) => {
  const app = new App(page);
  // The scripts of threads themselves are asked for by a worker of a worker, out of a test's reach.
  await context.route(/assets\/.*\.js$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/pool-worker-[\w-]+\.js/g, 'no-such-thread.js');
    await route.fulfill({ response, body });
  });
  await app.open();
  const one = await train(page, 1, 1);
  const none = await train(page, 2, 1);
  expect(none.threads).toBe(1);
  expect(none.device).toMatch(/^SIMD, one thread \(threads: expected them to start, got an error\)$/);
  expect(none.losses).toEqual(one.losses);
});
