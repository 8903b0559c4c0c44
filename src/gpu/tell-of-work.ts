/** A sign of life from within long work: a step of TensorFlow.js leaves its thread no turn to answer anybody until it is done. */
import { tf } from './tf';

/** Milliseconds between two signs. */
const EACH = 1000;

/** Calls at most once a second while operations are being done, between two of them. To be called once. */
export function tellOfWork(tell: () => void): void {
  const engine = tf.engine();
  const { runKernel } = engine;
  let told = performance.now();
  engine.runKernel = (...given) => {
    const now = performance.now();
    if (now - told >= EACH) {
      told = now;
      tell();
    }
    return runKernel.apply(engine, given) as never;
  };
}
