/** Pictures uploaded to the WebGPU device in parts, as they come in, are gathered as data/pixels has them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fillPixels } from '../data/pixels';
import { gatherKernel } from '../gpu/kernels/gather/gather';
import { backends, useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { keyOf } from '../math/random';
import { fitsOnDevice, residentPictures } from './resident-pictures';
import { tinyDataset } from './testing/tiny-dataset';

describe.each(backends)('pictures on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  if (backend !== 'webgpu') {
    test('has no device to work on', () => expect(tf.backend()).not.toHaveProperty('device'));
    return;
  }

  test.each([255, 765])('of %i levels arrive in any parts', async (levels) => {
    const whole = tinyDataset({ validation: 5, training: 30, test: 5 });
    const images = levels === 255 ? whole.images.slice() : Uint16Array.from(whole.images, (byte) => 3 * byte);
    // An odd number of pixels, so that parts end within words.
    const dataset = { ...whole, width: 7, height: 5, images, levels, firstChunk: 10 };
    const all = dataset.images.slice();
    dataset.images.fill(0);
    const pixels = 35;
    const resident = residentPictures(tf.backend(), dataset);
    expect(residentPictures(tf.backend(), dataset)).toBe(resident);
    for (const count of [3, 4, 4, 17, 2, 35]) {
      dataset.images.set(all.subarray(0, count * pixels));
      resident.upload(count);
      const picked = [count - 1, 0, Math.floor(count / 2)];
      const indices = tf.tensor1d(picked, 'int32');
      const { pictures, perWord, grey } = resident;
      const attributes = { pixels, perWord, draw: 'none', key: keyOf(0, ''), step: 0 } as const;
      const { x } = gatherKernel.run({ pictures, indices, grey }, attributes);
      const expected = fillPixels(new Float32Array(3 * pixels), dataset, picked, 'none', 1, 0);
      expect(await x.data(), `${count}`).toEqual(expected);
      tf.dispose([x, indices]);
    }
  });

  test('that are too many for one buffer stay away', () => {
    const dataset = tinyDataset({ validation: 5, training: 30, test: 5 });
    const many = { ...dataset, split: { ...dataset.split, training: { first: 5, end: 1e9 } } };
    expect(fitsOnDevice(tf.backend(), dataset)).toBe(true);
    expect(fitsOnDevice(tf.backend(), many)).toBe(false);
  });
});
