/** The comparison of captured and plain steps finds nothing where there is nothing, and a replay that does not get its numbers. */
import { expect, test } from 'vitest';
import { modelIds } from '../models/registry';
import { backends, useBackend } from '../gpu/test-backends';
import { tf } from '../gpu/tf';
import { compareSteps } from './step-check';

test.each(backends)('captured steps are plain steps on %s', async (backend) => {
  await useBackend(backend);
  const tensors = tf.memory().numTensors;
  expect(await compareSteps()).toEqual([]);
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
      const differences = await compareSteps();
      expect(new Set(differences.map(({ model }) => model))).toEqual(new Set(modelIds));
      expect(differences[0]).toMatchObject({ what: 'losses' });
    } finally {
      queue.writeBuffer = writeBuffer;
    }
  },
);
