/** The Gumbel noise of drawn samples: the same numbers on every page and at every redraw, drawn once. */
import { fillGumbel, keyOf } from '../math/random';

const key = keyOf(0, 'drawing');
let noise = new Float32Array(0);

/** The first `count` numbers of the stream 'drawing'; a view that is not to be written to. */
export function drawingNoise(count: number): Float32Array {
  if (count > noise.length) {
    const longer = new Float32Array(count);
    longer.set(noise);
    fillGumbel(longer.subarray(noise.length), key, 0, noise.length);
    noise = longer;
  }
  return noise.subarray(0, count);
}
