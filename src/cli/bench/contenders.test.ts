import { numpy as np, random } from '@jax-js/jax';
import { afterEach, describe, expect, test } from 'vitest';
import { setComposedOnly } from '../../gpu/kernels/define-kernel';
import { modelIds, specOf, type ModelId } from '../../models/registry';
import { base, pixelsOf, settingsOf, type Cell } from './cells';
import { lossOf, widthsOf } from './contenders/jax-losses';
import { peerFamily, peerModels } from './contenders/peer-models';
import { contendersOn, entryOf, hasModel } from './contenders/registry';

/** Small, since a test looks at numbers and not at time. */
const cellOf = (model: ModelId): Cell => ({
  ...base,
  model,
  batchSize: 4,
  latent: 3,
  samples: 2,
  gridPoints: 11,
});

const pixels = pixelsOf(base);

afterEach(() => setComposedOnly(false));

describe.each(contendersOn('wasm', true))('contender %s on wasm', (name) => {
  test.each(modelIds.filter((model) => hasModel(name, model)))('trains %s', async (model) => {
    const contender = await entryOf(name).load();
    await contender.open({ backend: 'wasm', threads: 1 });
    const { step, settle } = await contender.prepare(cellOf(model));
    await step();
    const first = await settle();
    for (let i = 0; i < 15; i++) await step();
    // All weights are small at first, so logits are near 0 and a pixel's entropy is near log 2.
    expect(first).toBeGreaterThan(0.9 * pixels * Math.log(2));
    expect(first).toBeLessThan(1.5 * pixels * Math.log(2));
    // Four pictures are learned by heart.
    expect(await settle()).toBeLessThan(0.97 * first);
  });
});

describe.each(contendersOn('wasm', true, 'convolutional'))('contender %s on wasm', (name) => {
  test('trains the convolutional net', async () => {
    const contender = await entryOf(name).load();
    await contender.open({ backend: 'wasm', threads: 1 });
    const { step, settle } = await contender.prepare({ ...cellOf('gauss'), net: 'convolutional' });
    await step();
    const first = await settle();
    for (let i = 0; i < 4; i++) await step();
    expect(first / (1024 * Math.log(2))).toBeCloseTo(1, 1);
    expect(await settle()).toBeLessThan(first);
  });
});

describe('the losses written for jax-js', () => {
  const layers = (widths: readonly number[]) =>
    widths.slice(1).map((out, k) => ({ weights: np.zeros([widths[k], out]), biases: np.zeros([out]) }));
  const flat = (all: ReturnType<typeof layers>) => all.flatMap(({ weights, biases }) => [weights, biases]);

  test('are of no model that was not written for it, and say so', () => {
    expect(() => peerFamily('jax-js', { gauss: 1, categorical: 2, 'cg-bpef': 3 }, 'toy' as ModelId)).toThrow(
      'jax-js: expected one of gauss, categorical, cg-bpef, got toy, whose loss is not written for it',
    );
  });

  test.each(peerModels)(
    'of %s: term1 is that of math/, and a decoder of zeros costs log 2 a pixel',
    async (model) => {
      const cell = cellOf(model);
      const settings = settingsOf(cell);
      const spec = specOf(model);
      const { encoder, decoder } = widthsOf(cell);
      const order = settings.polynomialOrder ?? 0;
      const lossAt = async (head: number[], prior: number[]) => {
        const [encoding, decoding] = [layers(encoder), layers(decoder)];
        encoding.at(-1)!.biases = np.array(head);
        const own = order > 0 ? [np.array(prior).reshape([cell.latent, order])] : [];
        const x = np.zeros([cell.batchSize, pixels]);
        const all = [...flat(encoding), ...flat(decoding), ...own];
        return (await lossOf(cell)(all, x, random.key(1)).data())[0];
      };
      const head = Array.from({ length: spec.headSize(settings) }, (_, i) => 2 * Math.sin(1 + i));
      const prior = Array.from({ length: cell.latent * order }, (_, i) => 0.5 * Math.cos(i));
      const zeros = (like: number[]) => like.map(() => 0);
      // A head and a prior of zeros are a posterior equal to the prior. The library's log on wasm is off by 1e-5 there.
      const term2 = await lossAt(zeros(head), zeros(prior));
      expect(Math.abs(term2 / (pixels * Math.log(2)) - 1)).toBeLessThan(2e-5);
      const term1 = spec.klByDimension({ head, prior }, settings).reduce((sum, kl) => sum + kl, 0);
      // float32 holds L of about 550 to 3e-5, and is rounded some times.
      expect((await lossAt(head, prior)) - term2).toBeCloseTo(term1, 3);
      expect(term1).toBeGreaterThan(0.3);
    },
  );
});
