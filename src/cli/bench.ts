/** `npm run bench`: milliseconds of a training step for each model, in turns within one run: ours, the same with tfjs's kernels alone, and plain stock tfjs operations. */
import { parseArgs } from 'node:util';
import { openDataset } from '../data/load';
import { fillPixels } from '../data/pixels';
import { defaultExperiment } from '../experiment/default-experiment';
import { activate, type BackendName } from '../gpu/backends';
import { attachHeap, detachHeap, heap } from '../gpu/heap/heap';
import { tf } from '../gpu/tf';
import type { CommonSettings } from '../models/contract';
import { loadModel, modelIds, specOf, type ModelId } from '../models/registry';
import { createLearner } from '../training/learner';
import { disposeNoise, stepNoise } from '../training/noise';
import { trainStep } from '../training/step';
import { readFrom } from './read-file';
import { stockStep } from './stock-step';

const { values } = parseArgs({
  options: {
    backend: { type: 'string', default: 'wasm' },
    steps: { type: 'string', default: '20' },
    L: { type: 'string', default: '1' },
  },
});
const steps = Number(values.steps);
const samples = Number(values.L);
if (!(steps >= 1) || !(samples >= 1)) throw new Error('bench: expected --steps and --L of at least 1');

const active = await activate(values.backend as BackendName, { threads: 1 });
const dataset = await openDataset('mnist', readFrom(), () => undefined);
const pixels = dataset.width * dataset.height;
const { batchSize, seed, models } = defaultExperiment();

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** Whether there are kernels of ours to leave out. */
const own = heap() !== null;

async function compare(id: ModelId): Promise<{ ours: number; plain: number; stock: number }> {
  const settings = { ...models[id], samples } as CommonSettings;
  const model = await loadModel(id);
  const learner = createLearner(id, model, settings, pixels, seed);
  const first = dataset.split.training.first;
  const x = new Float32Array(batchSize * pixels);
  fillPixels(
    x,
    dataset,
    Array.from({ length: batchSize }, (_, i) => first + i),
    'none',
    seed,
    0,
  );
  const pictures = tf.tensor2d(x, [batchSize, pixels]);
  const ours = async (step: number) => {
    const noise = stepNoise(model, settings, seed, step, batchSize);
    const losses = trainStep({
      network: learner.network,
      adam: learner.adam,
      x: pictures,
      noise,
      temperature: 0.7,
    });
    await losses.data();
    disposeNoise(noise);
    losses.dispose();
  };
  const stock = stockStep(id, settings, pixels);
  const times = { ours: [] as number[], plain: [] as number[], stock: [] as number[] };
  for (let step = 0; step < steps + 2; step++) {
    const a = await time(() => ours(step));
    if (own) detachHeap();
    const b = own ? await time(() => ours(step)) : a;
    const c = await time(() => stock(pictures));
    if (own) attachHeap();
    // The first two warm caches and shaders up.
    if (step >= 2) {
      times.ours.push(a);
      times.plain.push(b);
      times.stock.push(c);
    }
  }
  return { ours: median(times.ours), plain: median(times.plain), stock: median(times.stock) };
}

process.stdout.write(
  `${active.name}, ${active.threads} thread, plan ${active.plan}, batch ${batchSize}, L ${samples}, medians of ${steps} steps, ms a step\n`,
);
for (const id of modelIds) {
  const { ours, plain, stock } = await compare(id);
  const ratio = (slower: number) => (slower / ours).toFixed(1);
  const withTfjs = own ? `  with tfjs's kernels ${plain.toFixed(1)}  ratio ${ratio(plain)}` : '';
  process.stdout.write(
    `${specOf(id).name.padEnd(12)}  ours ${ours.toFixed(1)}${withTfjs}  stock tfjs ${stock.toFixed(1)}  ratio ${ratio(stock)}\n`,
  );
}
