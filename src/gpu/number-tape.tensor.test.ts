/** Numbers collected on the device come back in their order, read while more are collected. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createNumberTape } from './number-tape';
import { backends, useBackend } from './testing/test-backends';
import { tf } from './tf';
import { copyNumbers } from './webgpu-inside';

describe.each(backends)('a number tape on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  if (backend !== 'webgpu') {
    test('has no device to work on', () => expect(tf.backend()).not.toHaveProperty('device'));
    return;
  }

  test('answers what was put on it since the last reading, whatever is put on it meanwhile', async () => {
    const tape = createNumberTape(tf.backend(), 4);
    const put = (...values: number[]) => {
      const tensor = tf.tensor1d(values);
      copyNumbers(tf.backend(), tensor, tape.tensor, tape.take(values.length));
      tensor.dispose();
    };
    expect([...(await tape.read())]).toEqual([]);
    put(1, 2);
    put(3);
    const first = tape.read();
    put(4, 5);
    expect([...(await first)]).toEqual([1, 2, 3]);
    expect([...(await tape.read())]).toEqual([4, 5]);
    put(6);
    tape.clear();
    put(7, 8, 9, 10);
    expect(tape.room()).toBe(0);
    expect(() => tape.take(1)).toThrow('expected at most 4 numbers between readings');
    expect([...(await tape.read())]).toEqual([7, 8, 9, 10]);
    tape.dispose();
  });
});
