/** The self-check names the operation that is wrong, and the one that throws. */
import { beforeAll, describe, expect, test } from 'vitest';
import { isWrong, wordsOfFinding } from './finding';
import { selfCheck } from './self-check';
import { backends, useBackend } from './testing/test-backends';
import { tf } from './tf';

describe.each(backends)('the self-check on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('finds an operation that throws, and goes on', async () => {
    const kernel = tf.getKernel('Sigmoid', backend);
    tf.unregisterKernel('Sigmoid', backend);
    const findings = await selfCheck();
    tf.registerKernel(kernel);
    expect(findings.filter(isWrong)).toMatchObject([
      { name: 'sigmoid', problem: expect.stringContaining('Sigmoid') },
    ]);
    expect(findings.length).toBeGreaterThan(5);
  });

  test('names a kernel that computes wrong numbers', async () => {
    const kernel = tf.getKernel('Sigmoid', backend);
    tf.unregisterKernel('Sigmoid', backend);
    tf.registerKernel({
      kernelName: 'Sigmoid',
      backendName: backend,
      kernelFunc: tf.getKernel('Tanh', backend).kernelFunc,
    });
    const wrong = (await selfCheck()).filter(isWrong);
    expect(wrong.map(wordsOfFinding)).toEqual([
      expect.stringMatching(/^sigmoid: expected 0\.\d+, got -?0\.\d+$/),
    ]);
    tf.unregisterKernel('Sigmoid', backend);
    tf.registerKernel(kernel);
  });
});
