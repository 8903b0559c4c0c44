/** A step with our kernels is one without them within the tolerance that is given, and one with a fault is found. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isWrong } from '../gpu/finding';
import { heap } from '../gpu/heap/heap';
import { klNormalGradientKernel } from '../gpu/kernels/kl-normal/kl-normal';
import { hasOwnKernels } from '../gpu/own-kernels';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { modelIds } from '../models/registry';
import { checkSteps } from './check-steps';

describe.each(backends)('the check of steps on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('passes, gives our kernels back and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    const own = hasOwnKernels();
    expect(own).toBe(backend !== 'cpu');
    const findings = await checkSteps();
    expect(findings.filter(isWrong)).toEqual([]);
    if (own) expect(new Set(findings.map(({ name }) => name)).size).toBe(3 * modelIds.length);
    else expect(findings).toEqual([]);
    expect(hasOwnKernels()).toBe(own);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe.skipIf(!backends.includes('wasm'))('with a fault on wasm', () => {
  beforeAll(() => useBackend('wasm'));
  const undo: (() => void)[] = [];
  afterEach(() => undo.splice(0).forEach((each) => each()));

  test.each(['adam', 'fillNormal'] as const)('in %s', async (name) => {
    const own = heap()!;
    const { kernels } = own;
    Object.assign(own, { kernels: { ...kernels, [name]: () => undefined } });
    undo.push(() => Object.assign(own, { kernels }));
    const wrong = (await checkSteps()).filter(isWrong);
    expect(wrong.map((finding) => finding.name)).toContain(
      name === 'adam' ? 'CG-BPEF-VAE: parameters' : 'Gauss-VAE: losses',
    );
  });
});

describe.skipIf(!backends.includes('webgpu'))('with a fault on WebGPU', () => {
  beforeAll(() => useBackend('webgpu'));

  test('in a gradient: found in the gradients alone, and in those of that model', async () => {
    const kernel = tf.getKernel(klNormalGradientKernel.name, 'webgpu');
    tf.unregisterKernel(kernel.kernelName, 'webgpu');
    tf.registerKernel({
      ...kernel,
      kernelFunc: (given) => {
        const results = kernel.kernelFunc(given) as tf.TensorInfo[];
        return results.map((info) => tf.mul(tf.engine().makeTensorFromTensorInfo(info), 1.01));
      },
    });
    try {
      const wrong = (await checkSteps()).filter(isWrong);
      expect(wrong.length).toBeGreaterThan(0);
      expect(wrong.filter(({ name }) => !name.startsWith('Gauss-VAE: '))).toEqual([]);
      expect(wrong.map(({ name }) => name)).toContain('Gauss-VAE: gradients');
    } finally {
      tf.unregisterKernel(kernel.kernelName, 'webgpu');
      tf.registerKernel(kernel);
    }
  });
});
