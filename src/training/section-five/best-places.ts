/** (z^k)* of section 5: the z of the highest likelihood of a picture, the best of several searches, which share the decoder's passes. */
import { tf, type Tensor2D } from '../../gpu/tf';
import { createAscent, type Ascent } from '../../math/section-five/ascent';
import type { Matrix } from '../../math/section-five/symmetric';
import type { Subject } from '../audit/subject';
import { evaluationPictures } from '../evaluate';
import { likelihoodAndGradient } from './number-layers';

/** What is searched for of one picture. */
export interface Search {
  /** Place in the data set. */
  readonly picture: number;
  /** [starts][d]. */
  readonly starts: readonly ArrayLike<number>[];
  /** About the inverse of the likelihood's Hessian, [d][d]. */
  readonly covariance: Matrix;
  readonly low: number;
  readonly high: number;
}

interface Best {
  /** [d]. */
  readonly z: Float64Array;
  /** Which start it was found from. */
  readonly start: number;
}

/** After so many passes a picture's best searches go on alone. */
const FIRST_PASSES = 12;
const FINALISTS = 2;

/** Yields after each pass of the decoder. */
export async function* bestPlaces(
  { network, dataset, binarise }: Subject,
  searches: readonly Search[],
): AsyncGenerator<void, Best[], void> {
  const pictures = searches.map(({ picture }) => picture);
  const all = searches.map(({ starts, covariance, low, high }) =>
    starts.map((start) => createAscent(start, covariance, { low, high })),
  );
  let rows = all.flatMap((ascents, place) => ascents.map((ascent) => ({ ascent, place })));
  const x = evaluationPictures(dataset, pictures, binarise);
  try {
    for (let pass = 0; ; pass++) {
      if (pass === FIRST_PASSES)
        rows = all.flatMap((ascents, place) => finalists(ascents).map((ascent) => ({ ascent, place })));
      const living = rows.filter(({ ascent }) => ascent.asked !== null);
      if (living.length === 0) break;
      await step(living, x);
      yield;
    }
  } finally {
    x.dispose();
  }
  return all.map((ascents) => {
    const [first] = finalists(ascents);
    return { z: first.best.z, start: ascents.indexOf(first) };
  });

  async function step(living: readonly { readonly ascent: Ascent; readonly place: number }[], x: Tensor2D) {
    const d = network.settings.latent;
    const z = new Float32Array(living.length * d);
    living.forEach(({ ascent }, row) => z.set(ascent.asked!, row * d));
    const found = tf.tidy(() =>
      likelihoodAndGradient(
        network,
        tf.tensor2d(z, [living.length, d]),
        tf.gather(
          x,
          living.map(({ place }) => place),
        ),
      ),
    );
    const numbers = await found.data();
    found.dispose();
    living.forEach(({ ascent }, row) => {
      const at = row * (1 + d);
      ascent.take(numbers[at], numbers.subarray(at + 1, at + 1 + d));
    });
  }
}

/** The best searches of one picture, the best first. */
const finalists = (ascents: readonly Ascent[]) =>
  ascents.toSorted((a, b) => a.best.value - b.best.value).slice(0, FINALISTS);
