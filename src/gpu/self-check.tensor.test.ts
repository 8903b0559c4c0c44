/** The self-check passes on every backend that is to be trained on, its kernels included; what is wrong with a kernel is a finding, not a crash. */
import { beforeAll, describe, expect, test } from 'vitest';
import { isWrong } from './finding';
import { klNormalKernel } from './kernels/kl-normal/kl-normal';
import { kernels } from './kernels/registry';
import { selfCheck } from './self-check';
import { backends, useBackend } from './testing/test-backends';
import { tf, type TensorInfo } from './tf';
import { word, record, uninitialised } from './webgpu-pass';

describe.each(backends)('the self-check on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('passes, and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    const heard: string[] = [];
    const findings = await selfCheck((name) => heard.push(name));
    expect(findings.filter(isWrong)).toEqual([]);
    expect(heard).toEqual([...new Set(findings.map(({ name }) => name))]);
    const checked = findings.filter(({ kind }) => kind === 'kernel').length;
    const available = kernels.filter((kernel) => kernel.available());
    expect(checked).toBe(
      available.reduce((sum, { cases, outputs }) => sum + cases.length * outputs.length, 0),
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});

/** The findings while one kernel of ours is another on WebGPU. */
async function findingsWith(kernelFunc: tf.KernelFunc) {
  const kernel = tf.getKernel(klNormalKernel.name, 'webgpu');
  tf.unregisterKernel(klNormalKernel.name, 'webgpu');
  tf.registerKernel({ ...kernel, kernelFunc });
  try {
    return await selfCheck();
  } finally {
    tf.unregisterKernel(klNormalKernel.name, 'webgpu');
    tf.registerKernel(kernel);
  }
}

describe.skipIf(!backends.includes('webgpu'))('a kernel on WebGPU', () => {
  beforeAll(() => useBackend('webgpu'));

  const passOf =
    (code: string): tf.KernelFunc =>
    ({ inputs, backend }) => {
      const [first] = Object.values(inputs as unknown as Record<string, TensorInfo>);
      const outputs = klNormalKernel.outputs.map(() => uninitialised(backend, [first.shape[0]]));
      record(backend, { label: 'test', code, buffers: outputs, uniforms: [word(1)], workgroups: 1 });
      return outputs;
    };

  test('that does not compile is found in the words of the compiler; the others pass', async () => {
    const findings = await findingsWith(passOf('fn main() { let a = nothing; }'));
    const wrong = findings.filter(isWrong);
    expect(wrong).toHaveLength(klNormalKernel.cases.length);
    expect(new Set(wrong.map(({ name }) => name))).toEqual(new Set([klNormalKernel.name]));
    // Its text is compiled once; from then on there is only no pipeline.
    expect(wrong[0].problem).toMatch(/nothing/);
    for (const { problem } of wrong) expect(problem).toMatch(/nothing|invalid/i);
    expect((await selfCheck()).filter(isWrong)).toEqual([]);
  });

  test('that writes nothing is found by its numbers', async () => {
    const code = `@group(0) @binding(0) var<storage, read_write> out: array<f32>;
      struct Count { n: i32 }
      @group(0) @binding(1) var<uniform> count: Count;
      @compute @workgroup_size(1) fn main() { out[0] = f32(count.n); }`;
    const wrong = (await findingsWith(passOf(code))).filter(isWrong);
    expect(new Set(wrong.map(({ name }) => name))).toEqual(new Set([klNormalKernel.name]));
    expect(wrong.every(({ problem }) => problem === undefined)).toBe(true);
  });
});
