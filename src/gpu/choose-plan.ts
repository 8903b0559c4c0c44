/** Chooses how this device computes the dense layers' products, by a short measurement that is done once a device: the kernel plan of definition 13. */
import { denseInputGradientKernel, denseKernel, denseParametersGradientKernel } from './kernels/dense/dense';
import {
  planned,
  printPlan,
  productNames,
  readPlan,
  sizeClasses,
  setPlan,
  variants,
  type DensePlan,
  type ProductName,
  type SizeClass,
  type Sizes,
  type Variant,
} from './kernels/dense/plan';
import { tf, type Tensor } from './tf';
import { flush, insideOf } from './webgpu-inside';
import { compilePasses } from './webgpu-pass';

/** The arithmetic of our kernels; a change of it is another number, and what was measured before is measured again. */
const ARITHMETIC = 'fused-1';

export type MeasuredSizes = Readonly<Record<ProductName, Readonly<Record<SizeClass, Sizes>>>>;

/** Products of section 4's nets at batch 100, the large ones at L = 10. */
const section4: MeasuredSizes = {
  forward: { small: [100, 400, 784], narrow: [100, 40, 400], large: [1000, 400, 400] },
  dx: { small: [100, 400, 400], narrow: [100, 20, 400], large: [1000, 400, 784] },
  dW: { small: [400, 400, 100], narrow: [400, 40, 100], large: [400, 784, 1000] },
};

/** Milliseconds of one product. */
export type TimeProduct = (product: ProductName, sizes: Sizes, variant: Variant) => Promise<number>;

/** Another variant must be this much faster than the first: two measurements of one thing differ by less. */
const GAIN = 1.1;

/** The fastest variant for each product and class. */
export async function measurePlan(time: TimeProduct, sizes: MeasuredSizes = section4): Promise<DensePlan> {
  const choices: [ProductName, SizeClass, Variant][] = [];
  for (const product of productNames)
    for (const size of sizeClasses) {
      let best = { variant: variants[0] as Variant, milliseconds: Infinity };
      for (const variant of variants) {
        const milliseconds = await time(product, sizes[product][size], variant);
        const needed = variant === variants[0] ? 1 : GAIN;
        if (milliseconds * needed < best.milliseconds) best = { variant, milliseconds };
      }
      choices.push([product, size, best.variant]);
    }
  return planned(choices);
}

const activation = 'relu';

/** A product's inputs, and the product itself. */
function prepare(product: ProductName, [rows, columns, inner]: Sizes) {
  const zeros = (...shape: number[]) => tf.zeros(shape);
  if (product === 'forward') {
    const inputs = { x: zeros(rows, inner), weights: zeros(inner, columns), biases: zeros(columns) };
    return { inputs, run: (variant: Variant) => denseKernel.run(inputs, { activation, variant }).y };
  }
  if (product === 'dx') {
    const inputs = { dy: zeros(rows, inner), y: zeros(rows, inner), weights: zeros(columns, inner) };
    const run = (variant: Variant) => denseInputGradientKernel.run(inputs, { activation, variant }).gradient;
    return { inputs, run };
  }
  const inputs = { x: zeros(inner, rows), dy: zeros(inner, columns), y: zeros(inner, columns) };
  const run = (variant: Variant) => {
    const { weights, biases } = denseParametersGradientKernel.run(inputs, { activation, variant });
    biases.dispose();
    return weights;
  };
  return { inputs, run };
}

/** So many in one submit that its own time does not count. */
const REPETITIONS = 8;
const ROUNDS = 3;

const timeOnDevice =
  (backend: unknown): TimeProduct =>
  async (product, sizes, variant) => {
    const inside = insideOf(backend);
    const { inputs, run } = prepare(product, sizes);
    const round = async () => {
      const start = performance.now();
      for (let i = 0; i < REPETITIONS; i++) run(variant).dispose();
      flush(inside);
      await inside.device.queue.onSubmittedWorkDone();
      return (performance.now() - start) / REPETITIONS;
    };
    await round();
    let least = Infinity;
    for (let i = 0; i < ROUNDS; i++) least = Math.min(least, await round());
    tf.dispose(Object.values<Tensor>(inputs));
    return least;
  };

/** Measured on the device of a backend, which must be at work. */
export async function measureOnDevice(backend: unknown, sizes: MeasuredSizes = section4): Promise<DensePlan> {
  const all = () => {
    for (const product of productNames)
      for (const variant of variants) {
        const { inputs, run } = prepare(product, sizes[product].narrow);
        tf.dispose([run(variant), ...Object.values<Tensor>(inputs)]);
      }
  };
  for await (const compiling of compilePasses(backend, all)) void compiling;
  return measurePlan(timeOnDevice(backend), sizes);
}

export interface PlanStore {
  get(key: string): Promise<string | null>;
  set(key: string, text: string): Promise<void>;
}

/** The browser's own cache, or none: what it does not keep is measured again. */
export const browserStore: PlanStore = {
  async get(key) {
    const kept = await globalThis.caches?.match(`./kernel-plan/${encodeURIComponent(key)}`);
    return kept ? kept.text() : null;
  },
  async set(key, text) {
    const cache = await globalThis.caches?.open('kernel-plans');
    await cache?.put(`./kernel-plan/${encodeURIComponent(key)}`, new Response(text));
  },
};

/**
 * Takes this device's plan into use and answers its name: 'fused-1', with what is not `registers` behind it. A processor that
 * plays the graphics card is not measured: without caches of its own to fill, registers were the fastest there.
 */
export async function choosePlan(
  backend: unknown,
  device: { readonly description: string; readonly software: boolean },
  store: PlanStore = browserStore,
  measure: (backend: unknown) => Promise<DensePlan> = measureOnDevice,
): Promise<string> {
  const plan = device.software ? readPlan('')! : await keptPlan(backend, device.description, store, measure);
  setPlan(plan);
  const choices = printPlan(plan);
  return choices === '' ? ARITHMETIC : `${ARITHMETIC}(${choices})`;
}

async function keptPlan(
  backend: unknown,
  description: string,
  store: PlanStore,
  measure: (backend: unknown) => Promise<DensePlan>,
): Promise<DensePlan> {
  const key = `${ARITHMETIC} ${description}`;
  const kept = await store.get(key).catch(() => null);
  const known = kept === null ? null : readPlan(kept);
  if (known) return known;
  const plan = await measure(backend);
  // A store that is full or forbidden costs a measurement at the next visit, nothing else.
  await store.set(key, printPlan(plan)).catch(() => undefined);
  return plan;
}
