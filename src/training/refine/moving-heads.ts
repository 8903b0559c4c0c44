/** Heads of pictures under way: the encoder's, plus what Adam has added in each number's own unit. */
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { applyAdam, createAdam, disposeAdam } from '../../nn/adam';
import { createParameters, disposeParameters, parameter } from '../../nn/parameters';
import { stepSizeAt, unitOf } from './step-size';

interface MovingHeads {
  /** Where they are, [n, headSize]; the caller's. */
  now(): Tensor2D;
  /** One step down the gradient in the heads, [n, headSize]. */
  move(gradient: Tensor, step: number, steps: number): void;
  dispose(): void;
}

const OFFSET = 'offset';

export function createMovingHeads(start: Float32Array, shape: [number, number]): MovingHeads {
  const offsets = createParameters(
    [{ name: OFFSET, shape, initial: 'zero' }],
    new Map([[OFFSET, new Float32Array(start.length)]]),
  );
  const adam = createAdam(offsets);
  const [origin, unit] = [start, start.map(unitOf)].map((values) => tf.tensor2d(values, shape));
  return {
    now: () => tf.tidy(() => tf.add(origin, tf.mul(unit, parameter(offsets, OFFSET)))),
    move(gradient, step, steps) {
      const own = tf.mul(gradient, unit);
      applyAdam(adam, offsets, { [OFFSET]: own }, stepSizeAt(step, steps));
      own.dispose();
    },
    dispose() {
      disposeAdam(adam);
      disposeParameters(offsets);
      tf.dispose([origin, unit]);
    },
  };
}
