/** A captured step does again what it did, with new live numbers and inputs, beside other work on the same queue; what a step may not do is said. */
import { beforeAll, describe, expect, test } from 'vitest';
import { adamOfOne } from '../kernels/adam/adam';
import { createNumberTape } from '../number-tape';
import { backends, useBackend } from '../testing/test-backends';
import { tf, type Tensor } from '../tf';
import { capture, type LiveStep } from './capture';

const numbers = { step: 0, temperature: 1, rate: 0, epsilon: 1 };
const live = (rate: number, input: number): LiveStep => ({
  numbers: { ...numbers, rate },
  inputs: [Float32Array.of(input, 2 * input)],
});

describe.each(backends)('capture on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  if (backend !== 'webgpu') {
    test('has no device to work on', () => expect(tf.backend()).not.toHaveProperty('device'));
    return;
  }

  /** w -= rate sign(g) or so, and an operation of tfjs: answers w + x of before. */
  function setUp() {
    const parameter = () => tf.variable(tf.zeros([2]));
    const state = { weights0: parameter(), first0: parameter(), second0: parameter() };
    const x = tf.keep(tf.tensor1d([0, 0]));
    const step = (rate: number) => {
      const answer = tf.tidy(() => tf.add(state.weights0, x));
      adamOfOne.run({ ...state, gradient0: x } as never, { rate, epsilon: 1 });
      return answer;
    };
    return { state, x, step };
  }

  test('replays steps in order with their own numbers, and answers each', async () => {
    const { state, x, step } = setUp();
    const plain: number[][] = [];
    for (const [rate, input] of [
      [0.5, 0],
      [0.5, 3],
      [0.25, -1],
      [2, 4],
    ]) {
      const own = tf.tensor1d([input, 2 * input]);
      const answer = tf.add(state.weights0, own);
      plain.push([...(await answer.data())]);
      adamOfOne.run({ ...state, gradient0: own } as never, { rate, epsilon: 1 });
      tf.dispose([own, answer]);
    }
    const last = [...(await state.weights0.data())];

    const again = setUp();
    const tape = createNumberTape(tf.backend(), 64);
    const captured = capture(tf.backend(), [again.x], 3, () => again.step(0.5));
    expect(captured.dispatches).toBe(2);
    const first = [...(await captured.result.data())];
    captured.replay([live(0.5, 3), live(0.25, -1)], tape.tensor, tape.take(4));
    // Other work takes none of the captured buffers.
    const other = Array.from({ length: 40 }, (_, i) => tf.add(tf.fill([2], i), tf.tensor1d([1, 2])));
    captured.replay([live(2, 4)], tape.tensor, tape.take(2));
    expect([first, ...rows(await tape.read())]).toEqual(plain);
    expect([...(await again.state.weights0.data())]).toEqual(last);
    expect([...(await other[39].data())]).toEqual([40, 41]);
    captured.dispose();
    tape.dispose();
    tf.dispose([other, x, step(0), again.x]);
  });

  test('gives all buffers back', () => {
    const memory = () => (tf.memory() as unknown as { numBytesInGPU: number }).numBytesInGPU;
    const { x, step } = setUp();
    capture(tf.backend(), [x], 1, () => step(1)).dispose();
    const flushed = () => {
      const one = tf.add(x, 1);
      one.dispose();
      (
        tf.backend() as unknown as { submitQueue(): void; endComputePassEncoder(): void }
      ).endComputePassEncoder();
      (tf.backend() as unknown as { submitQueue(): void }).submitQueue();
      return memory();
    };
    const before = flushed();
    for (let i = 0; i < 5; i++) capture(tf.backend(), [x], 1, () => step(1)).dispose();
    expect(flushed()).toBe(before);
  });

  test('refuses a step that reads, too many steps and an input of another size', () => {
    const { x, step } = setUp();
    const reading = (): Tensor => {
      void step(1).data();
      return step(1);
    };
    expect(() => capture(tf.backend(), [x], 1, reading)).toThrow('expected a step that reads nothing back');
    // What failed leaves the queue as it was.
    const captured = capture(tf.backend(), [x], 1, () => step(1));
    const results = tf.zeros([8]);
    expect(() => captured.replay([live(1, 1), live(1, 1)], results, 0)).toThrow(
      'expected at most 1 steps, got 2',
    );
    const wrong = { numbers, inputs: [Float32Array.of(1)] };
    expect(() => captured.replay([wrong], results, 0)).toThrow('expected 2 numbers of input 0, got 1');
    captured.dispose();
  });
});

const rows = (values: Float32Array) =>
  Array.from({ length: values.length / 2 }, (_, i) => [...values.slice(2 * i, 2 * i + 2)]);
