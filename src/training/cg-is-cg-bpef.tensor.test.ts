/** CG-VAE where it is CG-BPEF-VAE, a mixture of one and the monomials typed: 200 steps from the same weights and noise have the same losses, as far as float32 tells. */
import { beforeAll, describe, expect, test } from 'vitest';
import { batchOrder } from '../data/batches';
import { fillPixels } from '../data/pixels';
import { FLOAT32_EPSILON } from '../gpu/float32';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf, type Tensor } from '../gpu/tf';
import type { CommonSettings, TensorModel } from '../models/contract';
import { loadModel, type ModelId } from '../models/registry';
import { createAdam, disposeAdam } from '../nn/adam';
import { initialValues, type ParameterValues } from '../nn/parameters';
import { defaultsWith } from './defaults-with';
import { createNetwork, disposeNetwork, networkShapes } from './network';
import { disposeNoise, stepNoise } from './noise';
import { trainStep } from './step';
import { tiny } from './testing/tiny-run';

const PIXELS = tiny.width * tiny.height;
const [STEPS, BATCH, SEED, HIDDEN] = [200, 20, 11, 24];
const samplers = ['concrete', 'inverse-cdf'] as const;
type Sampler = (typeof samplers)[number];

const settingsOf = (id: ModelId, sampler: Sampler, own: Readonly<Record<string, unknown>> = {}) =>
  defaultsWith(id, {
    hidden: [HIDDEN],
    latent: 4,
    gridPoints: 21,
    samples: 2,
    learningRate: 3e-3,
    polynomialOrder: 5,
    sampler,
    ...own,
  });

/** Of CG-BPEF-VAE, by its own key. */
function weightsOf(model: TensorModel, settings: CommonSettings): ParameterValues {
  return initialValues(networkShapes(model.spec, settings, PIXELS), SEED, 'cg-bpef');
}

/** The same network with its hidden units in reverse order: the same function, whose sums are added the other way round. */
function reversedUnits(values: ParameterValues): ParameterValues {
  const reversed = (numbers: Float32Array, name: string) => {
    if (numbers.length === HIDDEN) return numbers.toReversed();
    // Units are columns of each first layer, and rows of each last one.
    const perUnit = numbers.length / HIDDEN;
    return numbers.map((_, i) =>
      name.includes('/0/')
        ? numbers[i - (i % HIDDEN) + HIDDEN - 1 - (i % HIDDEN)]
        : numbers[(HIDDEN - 1 - Math.floor(i / perUnit)) * perUnit + (i % perUnit)],
    );
  };
  const ofUnits = (name: string) => /^(en|de)coder\/(0|1\/weights)/.test(name);
  return new Map([...values].map(([name, v]) => [name, ofUnits(name) ? reversed(v, name) : v]));
}

/** term1 + term2 of every step under CG-BPEF-VAE's noise. */
async function losses(id: ModelId, settings: CommonSettings, values: ParameterValues): Promise<number[]> {
  const own = await loadModel(id);
  const noisy = await loadModel('cg-bpef');
  const network = createNetwork(own, settings, PIXELS, values);
  const adam = createAdam(network.parameters);
  const order = batchOrder(tiny, SEED, BATCH);
  const pending: Tensor[] = [];
  for (let step = 0; step < STEPS; step++) {
    const pixels = new Float32Array(BATCH * PIXELS);
    fillPixels(pixels, tiny, order.indices(step), 'none', SEED, step);
    const x = tf.tensor2d(pixels, [BATCH, PIXELS]);
    const noise = stepNoise(noisy, settings, SEED, step, BATCH);
    const temperature = 1 - step / (2 * STEPS);
    pending.push(tf.sum(trainStep({ network, adam, x, noise, temperature })));
    disposeNoise(noise);
    x.dispose();
  }
  const all = tf.stack(pending);
  const read = [...(await all.data())];
  tf.dispose([all, pending]);
  disposeAdam(adam);
  disposeNetwork(network);
  return read;
}

/** The largest difference up to each step. */
function growth(a: readonly number[], b: readonly number[]): number[] {
  let most = 0;
  return a.map((value, step) => (most = Math.max(most, Math.abs(value - b[step]))));
}

const same = [
  ['a mixture of one', { family: 'mixture', components: 1 }],
  ['monomials typed', { family: 'custom', statistics: 'z; z^2; z^3; z^4; z^5' }],
] as const;

/** On cpu both sum in doubles and differ by nothing, in over a minute. */
describe.each(backends)('CG-VAE on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.skipIf(backend === 'cpu').each(samplers)(
    'has the losses of CG-BPEF-VAE in 200 steps, %s',
    async (sampler) => {
      const settings = settingsOf('cg-bpef', sampler);
      const values = weightsOf(await loadModel('cg-bpef'), settings);
      const paper = await losses('cg-bpef', settings, values);
      // Training carries each rounding on. How far is measured by a run that is the same in the reals: its sums are only added in another order.
      const rounding = growth(paper, await losses('cg-bpef', settings, reversedUnits(values)));
      const limit = (step: number) => 4 * rounding[step] + 64 * FLOAT32_EPSILON * paper[step];
      expect(paper[STEPS - 1]).toBeLessThan(paper[0] - 2);
      expect(rounding[STEPS - 1]).toBeGreaterThan(0);
      expect(rounding[STEPS - 1]).toBeLessThan(1e-2);
      const apart = async (own: Readonly<Record<string, unknown>>) => {
        const differences = growth(await losses('cg', settingsOf('cg', sampler, own), values), paper);
        return Math.max(...differences.map((difference, step) => difference / limit(step)));
      };
      for (const [name, own] of same) expect(await apart(own), name).toBeLessThan(1);
      // The limit tells the last power from its neighbour.
      expect(await apart({ family: 'custom', statistics: 'z; z^2; z^3; z^4; z^6' })).toBeGreaterThan(20);
    },
  );
});
