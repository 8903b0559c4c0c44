/** log p(x | z) of pictures at every cell of a grid over the latent dimensions: the decoder's work of exact evidence. */
import { tf, type Tensor2D } from '../../gpu/tf';
import { fillPixels, type Binarise } from '../../data/pixels';
import { times } from '../../nn/product';
import { decode } from '../network';
import type { Subject } from '../audit/subject';

/** Rows decoded at once: 6 MB of logits of MNIST. */
const ROWS = 2000;

interface CellsTake {
  readonly subject: Subject;
  /** Places in the data set. */
  readonly pictures: readonly number[];
  readonly pixels: Binarise;
  /** What the decoder is fed at the cells of each dimension, [d][cells, decoderInput / d]. */
  readonly inputs: readonly Float32Array[];
  /** Cells of each dimension, [d]. */
  readonly sizes: readonly number[];
}

/** [pictures][cells] nats, the last dimension fastest. Yields how many cells are decoded. */
export async function* cellLikelihoods(take: CellsTake): AsyncGenerator<number, Float32Array[], void> {
  const { subject, pictures, pixels, inputs, sizes } = take;
  const { network, dataset } = subject;
  const cells = sizes.reduce((product, size) => product * size, 1);
  const width = network.model.spec.decoderInput(network.settings);
  const size = dataset.width * dataset.height;
  const columns = tf.tidy(() =>
    tf.transpose(
      tf.tensor2d(fillPixels(new Float32Array(pictures.length * size), dataset, pictures, pixels, 0, 0), [
        pictures.length,
        size,
      ]),
    ),
  );
  const found = pictures.map(() => new Float32Array(cells));
  try {
    for (let first = 0; first < cells; first += ROWS) {
      const rows = Math.min(ROWS, cells - first);
      const z = inputsOf(inputs, sizes, first, rows, width);
      const values = tf.tidy(() => logLikelihoods(decode(network, tf.tensor2d(z, [rows, width])), columns));
      const numbers = await values.data();
      values.dispose();
      found.forEach((own, i) => {
        for (let row = 0; row < rows; row++) own[first + row] = numbers[row * pictures.length + i];
      });
      yield first + rows;
    }
  } finally {
    columns.dispose();
  }
  return found;
}

/** sum_i x_i s_i - softplus(s_i) for logits s [rows, pixels] and pictures as columns [pixels, n] -> [rows, n]. Columns: a product with rows takes ten times as long on wasm. */
function logLikelihoods(logits: Tensor2D, columns: Tensor2D): Tensor2D {
  return tf.sub(times(logits, columns), tf.sum(tf.softplus(logits), 1, true));
}

/** The decoder's inputs at cells first ... first + rows - 1, [rows, width]. */
function inputsOf(
  inputs: readonly Float32Array[],
  sizes: readonly number[],
  first: number,
  rows: number,
  width: number,
): Float32Array {
  const each = width / sizes.length;
  const z = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    let cell = first + row;
    for (let j = sizes.length - 1; j >= 0; j--) {
      const own = cell % sizes[j];
      cell = Math.floor(cell / sizes[j]);
      z.set(inputs[j].subarray(own * each, (own + 1) * each), row * width + j * each);
    }
  }
  return z;
}
