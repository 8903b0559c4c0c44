/** The inverse-CDF kernel on its cases, and at coefficients that leave most cells without a weight in float32. */
import { beforeAll, describe, expect, test } from 'vitest';
import { keyOf } from '../../../math/random';
import { backends, useBackend } from '../../testing/test-backends';
import { tf } from '../../tf';
import { testKernel } from '../../testing/kernel-tests';
import { inverseCdfKernel } from './inverse-cdf';

testKernel(inverseCdfKernel);

describe.each(backends.filter((backend) => backend in inverseCdfKernel.implementations))(
  'InverseCdfSample on %s',
  (backend) => {
    beforeAll(() => useBackend(backend));

    test.each([3, 101, 1001])('stays finite and in [-1, 1] at coefficients of 200, R = %i', async (R) => {
      const heads = [
        [200, -200, 200, -200, 200],
        [-200, 200, 200, -200, -200],
        [0, -200, 0, 0, 0],
        [0, 200, 0, 0, 0],
        [0, 0, 0, 0, 0],
      ];
      const attributes = { key: keyOf(1, 'peaks'), step: 4, byPicture: false, samples: 400, latent: 1 };
      const coefficients = tf.tensor2d(heads);
      const { z, derivative } = inverseCdfKernel.run({ coefficients }, { ...attributes, gridPoints: R });
      const drawn = [...(await z.data())];
      expect(drawn.every((value) => value >= -1 && value <= 1)).toBe(true);
      expect([...(await derivative.data())].every(Number.isFinite)).toBe(true);
      // The last head is flat: even draws of 400 stay within 1.63 / sqrt(400) of the even CDF, at 1 % (Kolmogorov and Smirnov).
      const flat = drawn.slice(-400).sort((a, b) => a - b);
      const away = flat.map((value, i) => Math.abs((value + 1) / 2 - (i + 0.5) / 400));
      expect(Math.max(...away)).toBeLessThan(1.63 / 20);
      tf.dispose([coefficients, z, derivative]);
    });
  },
);
