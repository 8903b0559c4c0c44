/** The self-check passes where operations are right, and names the one that is wrong. */
import { beforeAll, describe, expect, test } from 'vitest';
import { selfCheck } from './self-check';
import { backends, useBackend } from './test-backends';
import { tf } from './tf';

describe.each(backends)('the self-check on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('passes, and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    await selfCheck();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('names a kernel that computes wrong numbers', async () => {
    const kernel = tf.getKernel('Sigmoid', backend);
    tf.unregisterKernel('Sigmoid', backend);
    tf.registerKernel({
      kernelName: 'Sigmoid',
      backendName: backend,
      kernelFunc: tf.getKernel('Tanh', backend).kernelFunc,
    });
    await expect(selfCheck()).rejects.toThrow(new RegExp(`self-check of ${backend}: sigmoid: expected`));
    tf.unregisterKernel('Sigmoid', backend);
    tf.registerKernel(kernel);
  });
});
