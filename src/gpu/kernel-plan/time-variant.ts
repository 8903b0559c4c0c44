/** The time of one dense product in one variant on the active WebGPU device. */
import { denseInputGradientKernel, denseKernel, denseParametersGradientKernel } from '../kernels/dense/dense';
import { tf, type Tensor } from '../tf';
import { submitted } from '../webgpu-inside';
import type { ProductName, Shape, Variant } from './plan';

/** Dispatches that are timed together, after one that compiles and warms up. */
const TIMES = 4;
const ROUNDS = 2;

type Layer = Readonly<Record<'x' | 'weights' | 'biases' | 'dy', Tensor>>;

const runs: Record<
  ProductName,
  (layer: Layer, attributes: { activation: 'relu'; variant: Variant }) => object
> = {
  forward: ({ x, weights, biases }, attributes) => denseKernel.run({ x, weights, biases }, attributes),
  dx: ({ dy, weights, x }, attributes) => denseInputGradientKernel.run({ dy, weights, x }, attributes),
  dW: ({ dy, x }, attributes) => denseParametersGradientKernel.run({ dy, x }, attributes),
};

/** Milliseconds of a few dispatches, the least of two rounds, on `now`'s clock. */
export async function timeVariant(
  { product, width, out, rows }: Shape,
  variant: Variant,
  now: () => number = () => performance.now(),
): Promise<number> {
  const layer: Layer = {
    x: tf.ones([rows, width]),
    weights: tf.ones([width, out]),
    biases: tf.ones([out]),
    dy: tf.ones([rows, out]),
  };
  const dispatch = (times: number) =>
    tf.tidy(() => {
      for (let i = 0; i < times; i++) runs[product](layer, { activation: 'relu', variant });
    });
  try {
    dispatch(1);
    await submitted(tf.backend());
    let least = Infinity;
    for (let round = 0; round < ROUNDS; round++) {
      const start = now();
      dispatch(TIMES);
      await submitted(tf.backend());
      least = Math.min(least, now() - start);
    }
    return least;
  } finally {
    tf.dispose(layer as unknown as Record<string, Tensor>);
  }
}
