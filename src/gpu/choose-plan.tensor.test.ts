/** The plan is the fastest of what was measured, has one name, is kept for its device, and is measured anew where what was kept is broken. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { choosePlan, measureOnDevice, measurePlan, type PlanStore } from './choose-plan';
import {
  classOf,
  emptyPlan,
  plannedVariant,
  planned,
  printPlan,
  productNames,
  readPlan,
  sizeClasses,
  setPlan,
  variants,
  type Sizes,
} from './kernels/dense/plan';
import { backends, useBackend } from './test-backends';
import { tf } from './tf';

afterEach(() => setPlan(emptyPlan));

const anyPlan = fc
  .array(
    fc.tuple(fc.constantFrom(...productNames), fc.constantFrom(...sizeClasses), fc.constantFrom(...variants)),
  )
  .map(planned);

describe('a plan', () => {
  test('is read from what is printed of it', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(readPlan(printPlan(plan))).toEqual(plan);
      }),
    );
  });

  test.each([
    'forward.small=registers',
    'forward.small',
    'forward.huge=shared',
    'dx.small=shared,dx.small=split',
    ',',
  ])('is not %s', (text) => expect(readPlan(text)).toBeNull());

  test('sorts the products of the nets of section 4', () => {
    expect(classOf([100, 400, 784])).toBe('small');
    expect(classOf([100, 100, 400])).toBe('narrow');
    expect(classOf([1000, 784, 400])).toBe('large');
  });

  test('takes the fastest, and the first where it is as good as the others', async () => {
    const milliseconds = { registers: 10, shared: 8, split: 9.9 };
    const plan = await measurePlan(async (product, sizes, variant) =>
      product === 'dx' && classOf(sizes) === 'large'
        ? milliseconds[variant]
        : variant === 'shared'
          ? 9.5
          : 10,
    );
    expect(printPlan(plan)).toBe('dx.large=shared');
    setPlan(plan);
    expect(plannedVariant('dx', [1000, 784, 400])).toBe('shared');
    expect(plannedVariant('dx', [100, 400, 400])).toBe('registers');
    expect(plannedVariant('forward', [1000, 784, 400])).toBe('registers');
  });
});

describe('the plan of a device', () => {
  const card = { description: 'a card', software: false };
  const shelf = (): PlanStore & { kept: Map<string, string> } => {
    const kept = new Map<string, string>();
    return {
      kept,
      get: async (key) => kept.get(key) ?? null,
      set: async (key, text) => void kept.set(key, text),
    };
  };
  const measured = () => vi.fn(async () => planned([['dW', 'narrow', 'split']]));

  test('is measured once', async () => {
    const [store, measure] = [shelf(), measured()];
    expect(await choosePlan(null, card, store, measure)).toBe('fused-1(dW.narrow=split)');
    setPlan(emptyPlan);
    expect(await choosePlan(null, card, store, measure)).toBe('fused-1(dW.narrow=split)');
    expect(plannedVariant('dW', [400, 20, 100])).toBe('split');
    await choosePlan(null, { ...card, description: 'another' }, store, measure);
    expect(measure).toHaveBeenCalledTimes(2);
  });

  test('of a processor is that of registers', async () => {
    const measure = measured();
    expect(await choosePlan(null, { description: 'SwiftShader', software: true }, shelf(), measure)).toBe(
      'fused-1',
    );
    expect(measure).not.toHaveBeenCalled();
  });

  test('is measured where the store is broken or holds something else', async () => {
    const broken: PlanStore = {
      get: () => Promise.reject(new Error('no')),
      set: () => Promise.reject(new Error('full')),
    };
    expect(await choosePlan(null, card, broken, measured())).toBe('fused-1(dW.narrow=split)');
    const other = shelf();
    await choosePlan(null, card, other, measured());
    for (const key of other.kept.keys()) other.kept.set(key, 'nonsense');
    const measure = measured();
    await choosePlan(null, card, other, measure);
    expect(measure).toHaveBeenCalledTimes(1);
  });
});

test.each(backends.filter((backend) => backend === 'webgpu'))(
  'a device is measured, and nothing is left on %s',
  async (backend) => {
    await useBackend(backend);
    const tensors = tf.memory().numTensors;
    const description = `test ${performance.now()}`;
    const few: Sizes = [20, 20, 20];
    const product = { small: few, narrow: few, large: few };
    const sizes = { forward: product, dx: product, dW: product };
    const measure = (of: unknown) => measureOnDevice(of, sizes);
    const device = { description, software: false };
    const name = await choosePlan(tf.backend(), device, undefined, measure);
    expect(name).toMatch(/^fused-1(\([\w.=,]+\))?$/);
    expect(tf.memory().numTensors).toBe(tensors);
    const again = vi.fn();
    expect(await choosePlan(tf.backend(), device, undefined, again)).toBe(name);
    expect(again).not.toHaveBeenCalled();
  },
);
