/** Threads of wasm in the built, isolated page: they compute what one thread computes, and where they cannot start one does. */
import { expect, test, type Page } from '@playwright/test';
import { defaultExperiment } from '../src/experiment/default-experiment';
import { modelIds } from '../src/models/registry';
import { App, engineOf } from './app';

interface Trained {
  readonly threads: number;
  readonly plan: string;
  readonly device: string;
  /** Threads that computed each step, where their number was changed. */
  readonly computing: readonly number[];
  /** term1 and term2 of every step and model, as the engine tells them. */
  readonly losses: readonly number[];
}

const STEPS = 12;

/**
 * Trains all models a few steps in an engine of its own, asked for threads outright, and closes it. With `changes` every step is
 * trained by itself, and before every second one a core is spared, before the others taken again.
 */
async function train(page: Page, threads: number, samples: number, changes = false): Promise<Trained> {
  const base = defaultExperiment();
  const models = Object.entries(base.models).map(([id, model]) => [id, { ...model, on: true, samples }]);
  const experiment = { ...base, models: Object.fromEntries(models) as typeof base.models };
  return page.evaluate(
    ([url, threads, experiment, steps, changes]) =>
      new Promise<Trained>((resolve, reject) => {
        const worker = new Worker(url, { type: 'module' });
        const losses: number[] = [];
        const computing: number[] = [];
        const answers = new Map<number, (give: unknown) => void>();
        let last = 0;
        let rest: () => void = () => undefined;
        const ask = <Give>(command: string, take: unknown) =>
          new Promise<Give>((answer) => {
            const id = answers.size + 1;
            answers.set(id, (give) => answer(give as Give));
            worker.postMessage({ id, command, take });
          });
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }) => {
          if (data.error) reject(new Error(data.error));
          answers.get(data.id)?.(data.give);
          if (data.event === 'metrics') {
            losses.push(...data.data.step, ...data.data.term1, ...data.data.term2);
            last = Math.max(last, ...data.data.step);
          }
          if (data.event === 'status' && data.data.state === 'paused' && last === data.data.step) rest();
        };
        const trainAll = async () => {
          const report = await ask<Omit<Trained, 'losses' | 'computing'>>('open', {
            backend: 'wasm',
            threads,
          });
          await ask('start', { experiment, moves: [], paused: true });
          const each = changes ? 1 : steps;
          for (let step = 0; step < steps; step += each) {
            if (changes) {
              const spare = step % 2 === 1;
              computing.push((await ask<{ threads: number }>('spareCore', { spare })).threads);
            }
            const rested = new Promise<void>((then) => (rest = () => void (last === step + each && then())));
            await ask('step', { count: each });
            await rested;
          }
          worker.terminate();
          resolve({ ...report, computing, losses: losses.sort((a, b) => a - b) });
        };
        trainAll().catch(reject);
      }),
    [engineOf(page).url(), threads, experiment, STEPS, changes] as const,
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
  expect(one.losses.length).toBe(STEPS * modelIds.length * 3);
  expect(app.problems).toEqual([]);
});

test('their number changes before every step, to the same losses to the last bit', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  const most = Math.max(2, cores);
  const { threads, plan, losses, computing } = await train(page, most, 2, true);
  expect(threads).toBe(most);
  expect(computing).toEqual(
    Array.from({ length: STEPS }, (_, i) => (i % 2 === 1 ? Math.max(1, cores - 1) : most)),
  );
  const one = await train(page, 1, 2);
  expect({ plan, losses }).toEqual({ plan: one.plan, losses: one.losses });
  expect(app.problems).toEqual([]);
});

test('the page takes a thread a core', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  const words =
    cores > 1 ? `${cores} threads; while you use the page, one core is left to it.` : 'one thread';
  expect(await app.backendReport()).toContain(words);
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
