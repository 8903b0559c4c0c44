/** A data set of a few 32 x 32 grey pictures, as SVHN's are: soft bars at seeded places on a grey ground. Only tests import this. */
import type { Dataset } from '../data/dataset';
import { inMemory } from '../data/in-memory';
import { fillUniform, keyOf } from '../math/random';
import type { TinySizes } from './tiny-dataset';

const SIDE = 32;

/** All pictures are in from the start. */
export function tinySquares({ validation, training, test }: TinySizes): Dataset {
  const count = validation + training + test;
  const u = fillUniform(new Float32Array(count * 4), keyOf(11, 'tiny-squares'), 0);
  const images = Uint8Array.from({ length: count * SIDE * SIDE }, (_, at) => {
    const [across, place, ground, ink] = u.subarray(4 * Math.floor(at / SIDE ** 2));
    const line = across < 0.5 ? Math.floor(at / SIDE) % SIDE : at % SIDE;
    const near = Math.max(0, 1 - Math.abs(line - place * SIDE) / 6);
    return Math.round(255 * (0.2 + 0.3 * ground + near * (ink - 0.5) * 0.6));
  });
  const end = validation + training;
  return inMemory({
    name: 'tiny squares',
    width: SIDE,
    height: SIDE,
    images,
    labels: new Uint8Array(count),
    split: {
      validation: { first: 0, end: validation },
      training: { first: validation, end },
      test: { first: end, end: count },
    },
  });
}
