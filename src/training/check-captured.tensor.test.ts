/** The check of captured steps passes where they are right, and finds a replay that does not get its numbers. */
import { expect, test } from 'vitest';
import { isWrong } from '../gpu/finding';
import { modelIds } from '../models/registry';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { canCapture } from './captured-trainer';
import { checkCaptured } from './check-captured';
import { tiny } from './testing/tiny-run';

test.each(backends)('captured steps are plain steps on %s', async (backend) => {
  await useBackend(backend);
  const tensors = tf.memory().numTensors;
  const findings = await checkCaptured();
  expect(findings.filter(isWrong)).toEqual([]);
  expect(findings.length > 0).toBe(canCapture(tiny));
  // Where pictures lie on the device they stay there.
  expect(tf.memory().numTensors - tensors).toBe(backend === 'webgpu' ? 2 : 0);
});

test.each(backends.filter((backend) => backend === 'webgpu'))(
  'a replay of the first step for all is found on %s',
  async (backend) => {
    await useBackend(backend);
    const { queue } = (tf.backend() as unknown as { device: GPUDevice }).device;
    const { writeBuffer } = queue;
    queue.writeBuffer = (...args: Parameters<GPUQueue['writeBuffer']>) => {
      if (args[0].label !== 'live rows') writeBuffer.apply(queue, args);
    };
    try {
      const wrong = (await checkCaptured()).filter(isWrong);
      expect(new Set(wrong.map(({ name }) => name)).size).toBe(modelIds.length);
      expect(wrong[0]).toMatchObject({ kind: 'captured', case: 'losses' });
    } finally {
      queue.writeBuffer = writeBuffer;
    }
  },
);
