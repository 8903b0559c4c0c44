/** A data set of a few 6 x 6 pictures in the shape of a real one: strokes at seeded places. Only tests import this. */
import type { Dataset } from '../../data/dataset';
import { inMemory } from '../../data/in-memory';
import { fillUniform, keyOf } from '../../math/random';

const SIDE = 6;

export interface TinySizes {
  readonly validation: number;
  readonly training: number;
  readonly test: number;
}

/** Square pictures of `side` pixels, without labels, in that order: validation, training, test; all are in from the start. */
export function tinyOf(
  name: string,
  side: number,
  images: Uint8Array,
  { validation, training, test }: TinySizes,
): Dataset {
  const end = validation + training;
  return inMemory({
    name,
    width: side,
    height: side,
    images,
    labels: new Uint8Array(end + test),
    split: {
      validation: { first: 0, end: validation },
      training: { first: validation, end },
      test: { first: end, end: end + test },
    },
  });
}

/** Each is a bar across or down with a soft edge. */
export function tinyDataset({ validation, training, test }: TinySizes): Dataset {
  const count = validation + training + test;
  const images = new Uint8Array(count * SIDE * SIDE);
  const u = fillUniform(new Float32Array(count * 2), keyOf(11, 'tiny'), 0);
  for (let i = 0; i < count; i++) {
    const across = u[2 * i] < 0.5;
    const place = Math.floor(u[2 * i + 1] * SIDE);
    for (let k = 0; k < SIDE; k++) {
      const at = (line: number) => i * SIDE * SIDE + (across ? line * SIDE + k : k * SIDE + line);
      images[at(place)] = 255;
      if (place + 1 < SIDE) images[at(place + 1)] = 120;
    }
  }
  return tinyOf('tiny', SIDE, images, { validation, training, test });
}
