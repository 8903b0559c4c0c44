/** Made-up likelihoods over latent cells: a hill at the picture's own place, and of every second picture another across from it. */
import { logSumExp } from '../../math/numeric';
import { codeOf } from './synthetic-pictures';

const WIDTH = 0.15;
/** Nats that the second hill is lower. */
const LOWER = 0.5;
const LEVEL = -120;

/** log p(x | z) at every combination of `inputs` [d][cells, width], the last dimension fastest. */
export function syntheticLikelihoods(
  index: number,
  inputs: readonly Float32Array[],
  width: number,
): Float32Array {
  const centres = inputs.map((_, j) => 0.7 * Math.sin(1 + j + 6 * codeOf(index)));
  const hills =
    index % 2 === 0
      ? [{ sign: 1, log: 0 }]
      : [
          { sign: 1, log: 0 },
          { sign: -1, log: -LOWER },
        ];
  let logs = hills.map(({ log }) => [LEVEL + log]);
  for (const [j, own] of inputs.entries()) {
    const places = Array.from({ length: own.length / width }, (_, i) =>
      placeOf(own.subarray(i * width, (i + 1) * width)),
    );
    logs = logs.map((before, k) =>
      before.flatMap((log) => places.map((z) => log - ((z - hills[k].sign * centres[j]) / WIDTH) ** 2 / 2)),
    );
  }
  return Float32Array.from(logs[0], (_, cell) => logSumExp(logs.map((hill) => hill[cell])));
}

/** A number as it is; weights of categories as a place on -1 ... 1. */
function placeOf(input: Float32Array): number {
  if (input.length === 1) return input[0];
  const category = input.reduce((sum, weight, c) => sum + weight * c, 0);
  return (2 * category) / (input.length - 1) - 1;
}
