/** The self-check passes on every backend that is to be trained on, its kernels included. */
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
});
