/** Adam in one pass over the heap comes to the same bits as the operations of tfjs. */
import { beforeAll, describe, expect, test } from 'vitest';
import { attachHeap, detachHeap } from '../gpu/heap/heap';
import { useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { fillUniform, keyOf } from '../math/random';
import { applyAdam, createAdam, disposeAdam } from './adam';
import { createParameters, disposeParameters, parameter } from './parameters';

describe('Adam in one pass', () => {
  beforeAll(() => useBackend('wasm'));

  test.each([1, 4, 7, 1003])(
    'comes to the same bits as the operations of tfjs, %i numbers',
    async (count) => {
      const draw = (purpose: string, step: number, scale: number) =>
        fillUniform(new Float32Array(count), keyOf(4, purpose), step).map((u) => scale * (u - 0.5));
      const outcomes: Float32Array[][] = [];
      for (const attach of [attachHeap, detachHeap]) {
        attach();
        const parameters = createParameters(
          [{ name: 'w', shape: [count], initial: 'zero' }],
          new Map([['w', draw('w', 0, 2)]]),
        );
        const adam = createAdam(parameters);
        for (let step = 1; step <= 5; step++) {
          const w = draw('g', step, 10 ** -step);
          tf.tidy(() => applyAdam(adam, parameters, { w: tf.tensor1d(w) }, 1e-3));
        }
        const numbers = [parameter(parameters, 'w'), adam.first.get('w')!, adam.second.get('w')!];
        outcomes.push((await Promise.all(numbers.map((v) => v.data()))) as Float32Array[]);
        disposeAdam(adam);
        disposeParameters(parameters);
      }
      attachHeap();
      expect(outcomes[0]).toEqual(outcomes[1]);
      expect(outcomes[0][0]).not.toEqual(draw('w', 0, 2));
    },
  );
});
