/**
 * Prints how far the previewed pictures lag behind a hand on wasm with the default nets: `npx tsx scripts/measure/preview-lag.ts`. A
 * page's state and its engine share one thread, and time is the processor's, which a busy machine does not stretch. Judges nothing.
 */
import { createNodePlatform } from '../../src/cli/platform';
import type { EngineClient, EngineEvent } from '../../src/engine/protocol';
import { createEngine } from '../../src/engine/engine';
import { defaultExperiment } from '../../src/experiment/default-experiment';
import { moveTarget } from '../../src/experiment/move-fields';
import { createPage } from '../../src/state/create-page';
import { picturesPreviewSlice, type PicturesPreview } from '../../src/state/pictures-preview';
import { hold, previewSlice } from '../../src/state/preview-store';
import { median, quantile } from './figures.mjs';

const FRAME = 1000 / 60;
const MILLISECONDS = 4000;
const EVALUATED_EVERY = 500;
/** Movements of T, M and R that are trained through, before the one over an evaluation. */
const BEFORE_IT = 20;

const parts = ['reconstruction', 'samples', 'traversal'] as const;

function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** Called before each answer reaches the page: a hand moves while the engine computes. */
let meanwhile: () => void = () => undefined;

function engineClient(): EngineClient {
  const listeners = new Set<(event: EngineEvent) => void>();
  const emit = (event: EngineEvent) => listeners.forEach((listener) => listener(event));
  const engine = createEngine(createNodePlatform({ emit, data: null, own: null }));
  return {
    async call(command, take) {
      // As a message of the page's, which waits with the engine's own for its turn.
      await breathe();
      const give = await engine.handle(command, take);
      meanwhile();
      return give;
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
}

const page = createPage(engineClient());
const preview = page.of(previewSlice);
const pictures = page.of(picturesPreviewSlice);
const stepNow = () => page.run.getState().status.step;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    const { failure } = page.run.getState();
    if (failure !== null) throw new Error(failure.message);
    await breathe();
  }
}

async function forMilliseconds(milliseconds: number): Promise<void> {
  const end = now() + milliseconds;
  await until(() => now() >= end);
}

/** A value for every frame; none comes again while it may still be on its way. */
const sweep: Readonly<Record<string, (frame: number) => number>> = {
  temperature: (frame) => 0.1 + 0.9 * Math.sin(frame / 40) ** 2 + 1e-9 * frame,
  polynomialOrder: (frame) => 1 + (frame % 18),
  gridPoints: (frame) => 20 + (frame % 100),
};

/** Moves a setting 60 times a second; prints by part how long each input event waited until all models showed it, or a later one. */
async function drag(name: string, when: string, isOver: (since: number) => boolean): Promise<void> {
  const { models, nullable } = moveTarget(name)!;
  const inputs: { readonly value: number; readonly at: number }[] = [];
  const arrivals = parts.map(() => models.map((): { readonly input: number; readonly at: number }[] => []));
  let before: Partial<Record<string, PicturesPreview>> = {};
  const stop = pictures.subscribe(({ views }) => {
    const at = now();
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
  const from = stepNow();
  const start = now();
  meanwhile = () => {
    while (start + inputs.length * FRAME <= now()) {
      const value = sweep[name](inputs.length);
      inputs.push({ value, at: start + inputs.length * FRAME });
      hold(preview, name, value);
    }
  };
  await until(() => {
    meanwhile();
    return isOver(now() - start);
  });
  meanwhile = () => undefined;
  const steps = stepNow() - from;
  const seconds = (now() - start) / 1000;
  await until(() =>
    arrivals.every(
      (each, p) =>
        (parts[p] === 'traversal' && nullable) ||
        each.every((own) => own.at(-1)?.input === inputs.length - 1),
    ),
  );
  stop();
  hold(preview, name, null);
  const { problem } = pictures.getState();
  if (problem !== null) throw new Error(problem);
  console.log(`${name}, ${when}: ${inputs.length} input events, ${(steps / seconds).toFixed(1)} steps/s`);
  parts.forEach((part, p) => {
    if (part === 'traversal' && nullable) return;
    const lags = inputs.map(({ at }, input) =>
      Math.max(...arrivals[p].map((own) => own.find((one) => one.input >= input)!.at - at)),
    );
    const [middle, most] = [median(lags), quantile(lags, 0.95)].map((lag) => lag.toFixed(0));
    console.log(`  ${part}: median ${middle} ms, 95 % ${most} ms; shown ${arrivals[p][0].length} times`);
  });
}

await page.actions.openLink(defaultExperiment(), [], []);
await page.actions.chooseBackend('wasm');
await page.actions.train();
await until(() => stepNow() >= 100);
const { backend, status } = page.run.getState();
console.log(`${backend?.plan}, ${status.stepsPerSecond.toFixed(1)} steps/s of the wall’s clock`);
await page.actions.pause();
await forMilliseconds(2000);
for (const name of Object.keys(sweep)) await drag(name, 'paused', (since) => since > MILLISECONDS);
await page.actions.train();
await forMilliseconds(2000);
for (const name of Object.keys(sweep)) await drag(name, 'while training', (since) => since > MILLISECONDS);
await until(() => stepNow() >= EVALUATED_EVERY - BEFORE_IT);
const evaluated = () => page.metrics.getState().curves.some(({ evaluations }) => evaluations.length > 0);
await drag('temperature', 'over an evaluation', () => evaluated());
await page.actions.pause();
page.actions.close();
