/** A data set whose pictures are all in from the start: nothing of it is read, waited for or read again. */
import type { Dataset } from './dataset';

/** Pictures of one size, decoded and split; `images` may lack the place for a drawn picture. */
export type SplitPictures = Pick<
  Dataset,
  'name' | 'title' | 'sha256' | 'width' | 'height' | 'images' | 'levels' | 'labels' | 'classes' | 'split'
> & {
  /** The same memory with the place of a drawn picture behind the last one, where it has one. */
  readonly roomy?: Dataset['images'];
};
type Unsaid = 'title' | 'sha256' | 'levels' | 'classes';

/**
 * `sha256` and `title` are the name, unless said; `levels` is a byte's, and labels are numbers. Images that lack the place for a drawn
 * picture are copied.
 */
export function inMemory(parts: Omit<SplitPictures, Unsaid> & Partial<Pick<SplitPictures, Unsaid>>): Dataset {
  const { roomy, ...dataset } = parts;
  const { name, width, height, labels, images } = dataset;
  return {
    sha256: name,
    title: name,
    levels: 255,
    classes: null,
    ...dataset,
    images: withPlace(roomy ?? images, (labels.length + 1) * width * height),
    firstChunk: labels.length,
    loaded: () => labels.length,
    until: () => Promise.resolve(),
    retry: () => undefined,
  };
}

function withPlace(images: Dataset['images'], size: number): Dataset['images'] {
  if (images.length === size) return images;
  const roomy = images instanceof Uint16Array ? new Uint16Array(size) : new Uint8Array(size);
  roomy.set(images);
  return roomy;
}
