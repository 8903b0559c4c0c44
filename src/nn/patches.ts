/** Windows of pictures copied beside each other, and laid over each other again: what makes a convolution a product of matrices. References: patchesOf and overlaid of math/patches. */
import { heap } from '../gpu/heap/heap';
import { overlayKernel, patchesKernel } from '../gpu/kernels/windows/windows';
import { tf, type Tensor, type Tensor1D, type Tensor2D } from '../gpu/tf';
import type { Activation } from '../math/dense';
import {
  countOfWindows,
  mostWindowsOfAPixel,
  numbersOfPatches,
  numbersOfPicture,
  numbersOfWindow,
  placesOf,
  sourcesOf,
  type Windows,
} from '../math/windows';

/** Places that are read again at every step, by the windows that they are of. */
const tables = { places: new WeakMap<Windows, Int32Array>(), sources: new WeakMap<Windows, Int32Array>() };

/** What is nowhere is read from one more number at the end, a zero. */
function tableOf(kind: keyof typeof tables, windows: Windows): Int32Array {
  const known = tables[kind].get(windows);
  if (known) return known;
  const [all, end] =
    kind === 'places'
      ? [placesOf(windows), numbersOfPicture(windows)]
      : [sourcesOf(windows), numbersOfPatches(windows)];
  const table = all.map((at) => (at < 0 ? end : at));
  tables[kind].set(windows, table);
  return table;
}

/** rows [n, size] -> [n, table.length], each number from its place in the row. */
const picked = (rows: Tensor2D, table: Int32Array): Tensor =>
  tf.gather(
    tf.pad2d(rows, [
      [0, 0],
      [0, 1],
    ]),
    tf.tensor1d(table, 'int32'),
    1,
  );

/** The geometry as the kernels on the heap take it. */
const numbersOfHeap = ({ height, width, channels, side, stride, before, down, across }: Windows) =>
  [height, width, channels, side, stride, before, down, across] as const;

/** x [n, numbers of the picture] -> [n windows, numbers of a window], zeros beyond the picture. Not differentiated. */
export function patches(x: Tensor2D, windows: Windows): Tensor2D {
  if (patchesKernel.available()) return patchesKernel.run({ x }, windows).patches as Tensor2D;
  const own = heap();
  if (own) {
    const found = own.output([x.shape[0] * countOfWindows(windows), numbersOfWindow(windows)]);
    own.kernels.patches(own.address(found), own.address(x), x.shape[0], ...numbersOfHeap(windows));
    return found as Tensor2D;
  }
  return tf.tidy(() => tf.reshape(picked(x, tableOf('places', windows)), [-1, numbersOfWindow(windows)]));
}

/**
 * Its transpose, with biases by channel and the activation of a layer on top: [n windows, numbers of a window] ->
 * [n, numbers of the picture]. Not differentiated.
 */
export function overlay(
  cols: Tensor2D,
  windows: Windows,
  biases: Tensor1D | null,
  activation: Activation,
): Tensor2D {
  if (overlayKernel.available()) {
    const attributes = { ...windows, biased: biases !== null, activation };
    return overlayKernel.run({ patches: cols, biases: biases ?? cols }, attributes).picture as Tensor2D;
  }
  const own = heap();
  if (own) {
    const pictures = cols.shape[0] / countOfWindows(windows);
    const picture = own.output([pictures, numbersOfPicture(windows)]);
    own.kernels.overlay(own.address(picture), own.address(cols), pictures, ...numbersOfHeap(windows));
    const of = [pictures * windows.height * windows.width, windows.channels] as const;
    if (biases)
      own.kernels.addBiases(own.address(picture), own.address(biases), ...of, activation === 'relu');
    return picture as Tensor2D;
  }
  return tf.tidy(() => {
    const rows = tf.reshape(cols, [-1, numbersOfPatches(windows)]) as Tensor2D;
    const found = picked(rows, tableOf('sources', windows));
    const all = tf.sum(tf.reshape(found, [-1, windows.channels, mostWindowsOfAPixel(windows)]), 2);
    const sums = biases ? tf.add(all, biases) : all;
    return tf.reshape(activation === 'relu' ? tf.relu(sums) : sums, [-1, numbersOfPicture(windows)]);
  });
}
