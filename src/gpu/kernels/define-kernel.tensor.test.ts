/** What a kernel must bring, when it is available, and that the registry knows each by its own name. */
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { backends, useBackend } from '../testing/test-backends';
import { tf } from '../tf';
import { adamOfOne } from './adam/adam';
import { defineKernel, setComposedOnly, type KernelDefinition } from './define-kernel';
import { examine } from '../testing/examine-kernel';
import { kernels } from './registry';

type Definition = KernelDefinition<'x', 'y', object>;

/** y = 2 x by an operation of tfjs, or by a wrong one. */
const twice = (name: string, factor: number, backend: string) =>
  defineKernel<'x', 'y', object>({
    name,
    inputs: ['x'],
    outputs: ['y'],
    implementations: {
      [backend]: { compute: (_: unknown, { x }: { x: unknown }) => ({ y: tf.mul(x as tf.Tensor, factor) }) },
    },
    reference: ({ x }) => ({ y: Array.from(x.values, (value) => 2 * value) }),
    gradient: { of: 'y', by: ['x'], saves: [], backward: (dy) => ({ x: tf.mul(dy, 2) }) },
    cases: [
      { name: 'three', inputs: { x: { shape: [3], values: [1, -2, 3] } }, attributes: {}, roundings: 1 },
    ],
  });

test('a kernel without a reference, a gradient or cases is none', () => {
  expectTypeOf<Omit<Definition, 'reference'>>().not.toExtend<Definition>();
  expectTypeOf<Omit<Definition, 'gradient'>>().not.toExtend<Definition>();
  expectTypeOf<Omit<Definition, 'cases'>>().not.toExtend<Definition>();
  expectTypeOf<Omit<Definition, 'cases'> & { cases: [] }>().not.toExtend<Definition>();
});

test('the registry has every name once', () => {
  const names = kernels.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(backends)('a kernel on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('is available where it is implemented, and nowhere while only composed operations are wanted', () => {
    const here = twice(`TwiceOn${backend}`, 2, backend);
    const elsewhere = twice(`TwiceOff${backend}`, 2, 'webgl');
    expect([here.available(), elsewhere.available()]).toEqual([true, false]);
    setComposedOnly(true);
    expect(here.available()).toBe(false);
    setComposedOnly(false);
  });

  test('is examined: one that is right by rounding, one that is wrong by more', async () => {
    const [right] = await examine(twice(`Right${backend}`, 2, backend));
    expect(right).toMatchObject({ case: 'three', output: 'y', error: 0 });
    const [wrong] = await examine(twice(`Wrong${backend}`, 2.001, backend));
    expect(wrong).toMatchObject({ kernel: `Wrong${backend}`, output: 'y', expected: 6 });
    expect(wrong.error).toBeGreaterThan(1);
  });

  test('is differentiated by its own gradient, and not where it has none', async () => {
    const kernel = twice(`Differentiated${backend}`, 2, backend);
    const gradient = tf.grad((x) => kernel.apply({ x }, {}))(tf.tensor1d([1, 2]));
    expect([...(await gradient.data())]).toEqual([2, 2]);
    expect(() => adamOfOne.apply({} as never, { rate: 1, epsilon: 0 })).toThrow(
      /AdamOf1: expected an operation with a gradient, got one without: an update is not/,
    );
  });
});
