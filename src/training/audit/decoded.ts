/** Many samples of many pictures, decoded: their log weights and likelihoods, a block at a time, whatever their number. */
import { tf, type Tensor2D } from '../../gpu/tf';
import { fillPixels, type Binarise } from '../../data/pixels';
import { bernoulliNegativeLogLikelihood } from '../../nn/bernoulli';
import type { Key } from '../../math/random';
import type { Draws } from '../../models/latent/distribution';
import { decode } from '../network';
import { fillers } from '../noise';
import type { Subject } from './subject';

/** Rows decoded at once: 6 MB of logits of MNIST. */
const ROWS = 2000;

interface Decoded {
  /** Place of the picture in `pictures`. */
  readonly place: number;
  /** log p(z) - log r(z), [K]. */
  readonly logWeights: Float64Array;
  /** -log p(x | z) for each kind of pixels asked for, [K] nats each. */
  readonly nll: readonly Float32Array[];
}

interface DecodeTake {
  readonly subject: Subject;
  /** Places in the data set. */
  readonly pictures: readonly number[];
  readonly drawsOf: (place: number) => Draws;
  /** K. */
  readonly samples: number;
  readonly key: Key;
  /** The same z for all of them. */
  readonly pixels: readonly Binarise[];
}

/** Yields the pictures of a block, in order. The noise of sample k and dimension j is counter (picture, k d + j), however they are cut. */
export async function* decoded(take: DecodeTake): AsyncGenerator<readonly Decoded[], void, void> {
  const { pictures, samples, pixels } = take;
  const each = Math.min(samples, ROWS);
  const together = Math.max(1, Math.floor(ROWS / each));
  for (let first = 0; first < pictures.length; first += together) {
    const own = pictures.slice(first, first + together);
    const block = own.map((_, i) => ({
      place: first + i,
      logWeights: new Float64Array(samples),
      nll: pixels.map(() => new Float32Array(samples)),
    }));
    for (let done = 0; done < samples; done += each)
      await decodePart(take, block, done, Math.min(each, samples - done));
    yield block;
  }
}

/** Samples `done` ... `done + count - 1` of every picture of a block. */
async function decodePart(
  { subject, pictures, drawsOf, key, pixels }: DecodeTake,
  block: readonly Decoded[],
  done: number,
  count: number,
): Promise<void> {
  const { network, dataset } = subject;
  const input = network.model.spec.decoderInput(network.settings);
  const z = new Float32Array(block.length * count * input);
  block.forEach(({ place, logWeights }, i) => {
    const draws = drawsOf(place);
    const noise = new Float32Array(count * draws.latent);
    fillers[draws.noise](noise, key, pictures[place], done * draws.latent);
    for (let k = 0; k < count; k++)
      logWeights[done + k] = draws.draw(noise, k * draws.latent, z, (i * count + k) * input);
  });
  const indices = block.map(({ place }) => pictures[place]);
  const size = dataset.width * dataset.height;
  const values = tf.tidy(() => {
    const logits = decode(network, tf.tensor2d(z, [block.length * count, input]));
    return tf.concat(
      pixels.map((kind) => {
        const x = fillPixels(new Float32Array(indices.length * size), dataset, indices, kind, 0, 0);
        return bernoulliNegativeLogLikelihood(logits, tf.tensor2d(x, [indices.length, size]) as Tensor2D);
      }),
    );
  });
  const numbers = await values.data();
  values.dispose();
  block.forEach(({ nll }, i) =>
    nll.forEach((into, kind) => {
      const from = (kind * block.length + i) * count;
      into.set(numbers.subarray(from, from + count), done);
    }),
  );
}
