/** A plan decides which program runs, its bits come again, and what was measured is kept; on a device. */
import { beforeAll, describe, expect, test } from 'vitest';
import { denseKernel } from '../kernels/dense/dense';
import { backends, useBackend } from '../testing/test-backends';
import { tf } from '../tf';
import { planDevice } from './device-plan';
import { keepPlan, keptPlan } from './plan-store';
import { setPlan, variantNames, type Variant } from './plan';
import { timeVariant } from './time-variant';

describe.each(backends)('the kernel plan on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  if (backend !== 'webgpu') {
    test('has no kernels to choose among', () => expect(denseKernel.available()).toBe(false));
    return;
  }

  const layerBits = async (variant?: Variant) => {
    const y = tf.tidy(
      () =>
        denseKernel.run(
          {
            x: tf.randomUniform([33, 400], -1, 1, 'float32', 5),
            weights: tf.randomUniform([400, 12], -1, 1, 'float32', 6),
            biases: tf.zeros([12]),
          },
          { activation: 'linear', variant },
        ).y,
    );
    const bits = [...(await y.data())];
    y.dispose();
    return bits;
  };

  test('decides which program computes, and the same plan gives the same bits', async () => {
    const registers = await layerBits('registers');
    expect(await layerBits()).toEqual(registers);
    setPlan('fused-2(400x12.forward=split)');
    const split = await layerBits();
    expect(split).toEqual(await layerBits('split'));
    expect(await layerBits()).toEqual(split);
    // Another order of sums: were these equal, the plan would have changed nothing.
    expect(split).not.toEqual(registers);
    setPlan('fused-2');
    expect(await layerBits()).toEqual(registers);
  });

  test.each(variantNames)('times %s and leaves no tensor', async (variant) => {
    const tensors = tf.memory().numTensors;
    let clock = 0;
    const shape = { product: 'dW', width: 8, out: 12, rows: 3 } as const;
    expect(await timeVariant(shape, variant, () => (clock += 7))).toBe(7);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test('is measured once on a device, and again where what was kept is broken', async () => {
    const device = `test ${crypto.randomUUID()}`;
    let asked = 0;
    const sharedWins = (_: unknown, variant: Variant) => {
      asked++;
      return Promise.resolve(variant === 'shared' ? 1 : 2);
    };
    const first = await planDevice({ device, software: false }, undefined, sharedWins);
    const once = asked;
    expect(once).toBeGreaterThan(0);
    expect(await planDevice({ device, software: false }, undefined, sharedWins)).toBe(first);
    expect(asked).toBe(once);
    await keepPlan(device, 'fused-2', 'not a plan');
    expect(await planDevice({ device, software: false }, undefined, sharedWins)).toBe(first);
    expect(asked).toBe(2 * once);
    expect(await keptPlan(device, 'fused-2')).toBe(first);
    setPlan('fused-2');
  });
});
