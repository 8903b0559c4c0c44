/** Adam's kernels on their cases, and that weights read back after an update are the updated ones. */
import { beforeAll, describe, expect, test } from 'vitest';
import { backends, useBackend } from '../../testing/test-backends';
import { tf } from '../../tf';
import { testKernel } from '../../testing/kernel-tests';
import { adamOfOne, adamOfTwo } from './adam';

testKernel(adamOfOne);
testKernel(adamOfTwo);

describe.each(backends.filter((backend) => backend in adamOfOne.implementations))(
  'in place on %s',
  (backend) => {
    beforeAll(() => useBackend(backend));

    test('numbers read back before an update, or being read while it is made, are not answered after it', async () => {
      const make = (value: number) => tf.variable(tf.tensor1d([value, value]));
      const state = { weights0: make(1), first0: make(0), second0: make(0), gradient0: make(2) };
      const update = () => adamOfOne.run(state as never, { rate: 0.5, epsilon: 0 });
      expect([...(await state.weights0.data())]).toEqual([1, 1]);
      const reading = state.weights0.data();
      update();
      const early = state.weights0.data();
      update();
      await reading;
      const [once] = await early;
      const [twice] = await state.weights0.data();
      expect(once).toBeLessThan(1);
      expect(twice).toBeLessThan(once);
      tf.dispose(Object.values(state));
    });
  },
);
