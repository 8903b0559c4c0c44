/** A data set of a few 32 x 32 grey pictures, as SVHN's are: soft bars at seeded places on a grey ground. Only tests import this. */
import type { Dataset } from '../../data/dataset';
import { fillUniform, keyOf } from '../../math/random';
import { tinyOf, type TinySizes } from './tiny-dataset';

const SIDE = 32;

export function tinySquares({ validation, training, test }: TinySizes): Dataset {
  const count = validation + training + test;
  const u = fillUniform(new Float32Array(count * 4), keyOf(11, 'tiny-squares'), 0);
  const images = Uint8Array.from({ length: count * SIDE * SIDE }, (_, at) => {
    const [across, place, ground, ink] = u.subarray(4 * Math.floor(at / SIDE ** 2));
    const line = across < 0.5 ? Math.floor(at / SIDE) % SIDE : at % SIDE;
    const near = Math.max(0, 1 - Math.abs(line - place * SIDE) / 6);
    return Math.round(255 * (0.2 + 0.3 * ground + near * (ink - 0.5) * 0.6));
  });
  return tinyOf('tiny squares', SIDE, images, { validation, training, test });
}
