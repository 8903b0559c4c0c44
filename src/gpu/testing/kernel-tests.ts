/** What every kernel is tested for on every backend that has it: outputs and gradient on its cases, the same bits twice, no tensor left. Only tests import this. */
import { beforeAll, describe, expect, test } from 'vitest';
import { finiteDifference } from '../../math/testing/finite-difference';
import { fillUniform, keyOf } from '../../math/random';
import { FLOAT32_EPSILON } from '../float32';
import { backends, useBackend } from './test-backends';
import { tf, type Tensor } from '../tf';
import type { AnyKernel, Numbers } from '../kernels/define-kernel';
import { tensorOf } from '../kernels/examine';
import { examine } from './examine-kernel';

type Inputs = Readonly<Record<string, Numbers>>;

function tensorsOf(inputs: Inputs): Record<string, Tensor> {
  const entries = Object.entries(inputs).map(([name, numbers]) => [name, tensorOf(numbers)] as const);
  return Object.fromEntries(entries);
}

async function bitsOf(kernel: AnyKernel, inputs: Inputs, attributes: object): Promise<number[][]> {
  const results = tf.tidy(() => kernel.run(tensorsOf(inputs), attributes));
  const bits: number[][] = [];
  for (const output of kernel.outputs) bits.push([...(await results[output].data())]);
  tf.dispose(results);
  return bits;
}

/** The gradient of dy . output by one input: the kernel's own, and finite differences of the reference in doubles. */
async function gradients(kernel: AnyKernel, { inputs, attributes }: AnyKernel['cases'][number], by: string) {
  if ('none' in kernel.gradient) throw new Error(`${kernel.name}: expected a gradient, got none`);
  const { of } = kernel.gradient;
  const length = kernel.reference(inputs, attributes)[of].length;
  const dy = fillUniform(new Float32Array(length), keyOf(3, 'dy'), 0).map((u) => u - 0.5);
  const got = tf.tidy(() => {
    const tensors = tensorsOf(inputs);
    const value = (input: Tensor) => kernel.apply({ ...tensors, [by]: input }, attributes);
    return tf.grad((input) => tf.sum(tf.mul(tf.reshape(value(input as Tensor), [-1]), tf.tensor1d(dy))))(
      tensors[by],
    );
  });
  const { shape, values } = inputs[by];
  const objective = (x: number[]) =>
    Array.from(kernel.reference({ ...inputs, [by]: { shape, values: x } }, attributes)[of]).reduce(
      (sum, value, i) => sum + value * dy[i],
      0,
    );
  const numbers = [...(await got.data())];
  got.dispose();
  return { got: numbers, expected: finiteDifference(objective, Array.from(values)) };
}

/** Declares the tests of one kernel. */
export function testKernel(kernel: AnyKernel): void {
  describe.each(backends)(`${kernel.name} on %s`, (backend) => {
    beforeAll(() => useBackend(backend));

    if (!(backend in kernel.implementations)) {
      test('is left to composed operations', () => expect(kernel.available()).toBe(false));
      return;
    }

    test('computes what its reference says, on all cases', async () => {
      const tensors = tf.memory().numTensors;
      const findings = await examine(kernel);
      expect(findings.length).toBe(kernel.cases.length * kernel.outputs.length);
      for (const finding of findings) expect.soft(finding).toSatisfy(({ error }) => error <= 1);
      expect(tf.memory().numTensors).toBe(tensors);
    });

    test('computes the same bits twice', async () => {
      const { inputs, attributes } = kernel.cases[0];
      expect(await bitsOf(kernel, inputs, attributes)).toEqual(await bitsOf(kernel, inputs, attributes));
    });

    if ('none' in kernel.gradient) return;
    const { by } = kernel.gradient;
    const cases = kernel.cases.flatMap((each) => by.map((input) => ({ ...each, by: input })));
    test.each(cases)('has the gradient of finite differences by $by, $name', async (each) => {
      const { got, expected } = await gradients(kernel, each, each.by);
      expect(got.length).toBe(expected.length);
      const size = Math.max(each.scale ?? 0, ...expected.map(Math.abs));
      const error = Math.max(...got.map((value, i) => Math.abs(value - expected[i])));
      // Finite differences in doubles are good to 1e-9 or so of the largest.
      expect(error).toBeLessThanOrEqual((each.roundings * FLOAT32_EPSILON + 1e-8) * size);
    });
  });
}
