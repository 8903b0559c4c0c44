/** A kernel plan as text and back, and how one is chosen from times. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { choosePlan, measuredShapes } from './choose-plan';
import { planDevice } from './device-plan';
import {
  keyOf,
  parsePlan,
  planInUse,
  planText,
  productNames,
  setPlan,
  variantFor,
  variantNames,
  type Shape,
  type Variant,
} from './plan';

afterEach(() => setPlan('fused-2'));

const shapes = fc.record({
  product: fc.constantFrom(...productNames),
  width: fc.integer({ min: 1, max: 5000 }),
  out: fc.integer({ min: 1, max: 5000 }),
  rows: fc.integer({ min: 1, max: 5000 }),
});
const choices = fc.array(fc.tuple(shapes, fc.constantFrom<Variant>('shared', 'split')), { maxLength: 30 });

describe('a plan as text', () => {
  test('is read back as it was, with or without the part of tfjs', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const plan = new Map(chosen.map(([shape, variant]) => [keyOf(shape), variant]));
        const text = planText(plan);
        expect(parsePlan(text)).toEqual(plan);
        expect(parsePlan(`tfjs-4.22.0+${text}`)).toEqual(plan);
        expect(planText(new Map([...plan].reverse()))).toBe(text);
      }),
    );
  });

  test('names what differs from registers', () => {
    const shape: Shape = { product: 'dx', width: 400, out: 784, rows: 1000 };
    expect(planText(new Map())).toBe('fused-2');
    expect(planText(new Map([[keyOf(shape), 'shared']]))).toBe('fused-2(400x784.large.dx=shared)');
    expect(planText(new Map([[keyOf(shape), 'registers']]))).toBe('fused-2');
  });

  test.each([
    '',
    'fused-1',
    'fused-2()',
    'fused-2(400x400.dx=fast)',
    'fused-2(400x400.dx=shared',
    'fused-2(400x400.dx=shared,)',
    'fused-2(400x400.dx=shared,400x400.dx=split)',
    'fused-23',
    'tfjs-4.22.0',
  ])('%j is none of these kernels', (text) => {
    expect(parsePlan(text)).toBeNull();
    expect(() => setPlan(text)).toThrow(/kernel plan: expected fused-2 with its choices, got/);
  });

  test('in use decides, by the class of rows', () => {
    setPlan('tfjs-4.22.0+fused-2(400x400.large.dx=split)');
    expect(planInUse()).toBe('fused-2(400x400.large.dx=split)');
    const shape: Shape = { product: 'dx', width: 400, out: 400, rows: 1000 };
    expect(variantFor(shape)).toBe('split');
    expect(variantFor({ ...shape, rows: 100 })).toBe('registers');
    expect(variantFor({ ...shape, product: 'dW' })).toBe('registers');
    expect(variantFor({ ...shape, width: 401 })).toBe('registers');
  });
});

describe('choosing', () => {
  test('takes the fastest of each shape', async () => {
    const fastest = (shape: Shape) =>
      variantNames[(shape.width + shape.rows + productNames.indexOf(shape.product)) % 3];
    const plan = await choosePlan((shape, variant) => Promise.resolve(variant === fastest(shape) ? 1 : 2));
    for (const shape of measuredShapes)
      expect(plan.get(keyOf(shape)) ?? 'registers', keyOf(shape)).toBe(fastest(shape));
  });

  test.each([
    [{ registers: 1, shared: 1, split: 1 }, 'registers'],
    [{ registers: 1, shared: 0.95, split: 0.95 }, 'registers'],
    [{ registers: 1, shared: 0.5, split: 0.5 }, 'shared'],
    [{ registers: 1, shared: NaN, split: 0.5 }, 'split'],
    [{ registers: NaN, shared: 1, split: 1 }, 'registers'],
  ] as const)('of %j takes %s', async (times, expected) => {
    const plan = await choosePlan((_, variant) => Promise.resolve(times[variant]));
    for (const shape of measuredShapes) expect(plan.get(keyOf(shape)) ?? 'registers').toBe(expected);
  });
});

describe("a device's plan", () => {
  const splitWins = (_: Shape, variant: Variant) => Promise.resolve(variant === 'split' ? 1 : 9);
  const unasked = () => Promise.reject(new Error('measured'));

  test('is measured where nothing is kept, and put to use', async () => {
    const text = await planDevice({ device: 'card', software: false }, undefined, splitWins);
    expect(planInUse()).toBe(text);
    expect(variantFor(measuredShapes[0])).toBe('split');
  });

  test('is registers on a processor, unmeasured', async () =>
    expect(await planDevice({ device: 'SwiftShader', software: true }, undefined, unasked)).toBe('fused-2'));

  test('is the one asked for, unless that is of other kernels', async () => {
    const asked = 'tfjs-4.22.0+fused-2(400x400.dW=shared)';
    expect(await planDevice({ device: 'card', software: false }, asked, unasked)).toBe(
      'fused-2(400x400.dW=shared)',
    );
    expect(await planDevice({ device: 'card', software: true }, 'tfjs-4.22.0+fused-1', unasked)).toBe(
      'fused-2',
    );
  });
});
