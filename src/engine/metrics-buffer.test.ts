import { expect, it } from 'vitest';
import { createMetricsBuffer } from './metrics-buffer';

const at = (model: 'gauss' | 'categorical', step: number) => ({
  model,
  step: Float64Array.of(step),
  term1: Float32Array.of(step + 0.5),
  term2: Float32Array.of(-step),
});

it('merges what came between two messages, by model and in order', () => {
  const buffer = createMetricsBuffer();
  buffer.add([at('gauss', 1), at('categorical', 1)]);
  buffer.add([at('gauss', 2)]);
  expect(buffer.take(0)).toEqual([
    {
      model: 'gauss',
      step: Float64Array.of(1, 2),
      term1: Float32Array.of(1.5, 2.5),
      term2: Float32Array.of(-1, -2),
    },
    {
      model: 'categorical',
      step: Float64Array.of(1),
      term1: Float32Array.of(1.5),
      term2: Float32Array.of(-1),
    },
  ]);
  expect(buffer.take(1e9)).toEqual([]);
});

it('gives copies, so that the giver keeps its own when they are transferred', () => {
  const buffer = createMetricsBuffer();
  const own = at('gauss', 1);
  buffer.add([own]);
  expect(buffer.take(0)[0].step.buffer).not.toBe(own.step.buffer);
});

it.each([1, 2])('keeps to ten messages a second with %i models', (models) => {
  const buffer = createMetricsBuffer();
  let messages = 0;
  let steps = 0;
  for (let now = 0; now < 10_000; now += 5) {
    buffer.add(models === 1 ? [at('gauss', now)] : [at('gauss', now), at('categorical', now)]);
    const taken = buffer.take(now);
    messages += taken.length;
    for (const message of taken) steps += message.step.length;
  }
  for (const message of buffer.take(Infinity)) steps += message.step.length;
  expect(messages).toBe(100);
  expect(steps).toBe(2000 * models);
});
