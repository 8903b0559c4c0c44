/** A data set on its way from its files: how many pictures come, how they are ordered and cut, and how to let them flow; and its way into memory. */
import { noLabel } from './dataset';
import { identityOf } from './identity';
import type { SplitPictures } from './in-memory';
import type { PictureLabels } from './picture-labels';
import type { PictureSink } from './picture-sink';
import { picturesInMemory } from './pictures-in-memory';
import { inSplitOrder, splitOf, splitOrder, type Cut } from './split';
import type { Size } from './data-limits';

export interface PictureFlow {
  readonly name: string;
  readonly cut: Cut;
  readonly seed: number;
  /** Lets all pictures flow, in the order of their files; answers what is known of them afterwards. */
  pour(into: PictureSink): Promise<PictureLabels & Size>;
}

/** All of them in memory, in their order and cut. */
export async function readInMemory({ name, cut, seed, pour }: PictureFlow): Promise<SplitPictures> {
  const memory = picturesInMemory(cut.count + 1);
  const { width, height, ...found } = await pour(memory);
  const { images: roomy, levels } = memory.done();
  const images = roomy.subarray(0, cut.count * width * height);
  const order = splitOrder(cut.permuted, seed);
  shuffle(images, width * height, order);
  const labels = splitLabels(found, cut, order);
  const split = splitOf(cut);
  const sha256 = await identityOf(name, { width, height, images, levels, labels, split });
  return {
    name,
    title: name,
    sha256,
    width,
    height,
    images,
    roomy,
    levels,
    labels,
    classes: found.classes,
    split,
  };
}

/** Of each picture at its place, `noLabel` where the files have none. */
export const splitLabels = ({ labels }: PictureLabels, { count }: Cut, order: Uint32Array): Uint8Array =>
  labels ? inSplitOrder(labels, order) : new Uint8Array(count).fill(noLabel);

/** Permutes the pictures along the cycles of the order; takes room for one picture more. */
function shuffle(images: Uint8Array | Uint16Array, size: number, order: Uint32Array): void {
  const moved = new Uint8Array(order.length);
  for (let start = 0; start < order.length; start++) {
    if (moved[start]) continue;
    const held = images.slice(start * size, (start + 1) * size);
    let to = start;
    for (let from = order[to]; from !== start; to = from, from = order[to]) {
      images.copyWithin(to * size, from * size, (from + 1) * size);
      moved[to] = 1;
    }
    images.set(held, to * size);
    moved[to] = 1;
  }
}
