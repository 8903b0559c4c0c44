/** A data set while and after it loads: pictures, labels, split. The pictures stay whole numbers; nothing here knows of tensors. */

/** Pictures first, first + 1, ..., end - 1. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

export interface Dataset {
  /** As an experiment names it. */
  readonly name: string;
  /** As its owner calls it, or its usual name. */
  readonly title: string;
  /** Of the raw files of the data set, one after the other (scripts/pack-mnist.mjs). */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /**
   * Every picture, row by row: the training file's first, then the test file's; zero until loaded. A pixel is images[i] / levels. After
   * the last one place more, for a picture drawn by hand.
   */
  readonly images: Uint8Array | Uint16Array;
  /** What white is: 255, or 765 where a pixel is the sum of three channels, so that their mean stays exact. */
  readonly levels: number;
  /** Of each picture; `noLabel` of one that has none. */
  readonly labels: Uint8Array;
  /** What the labels are called where they are not numbers: label k is classes[k]. */
  readonly classes: readonly string[] | null;
  readonly split: { readonly training: Range; readonly validation: Range; readonly test: Range };
  /** Pictures in the first chunk: the first epoch draws from them first, whether or not the rest is in. */
  readonly firstChunk: number;
  /** How many pictures, from the first, are in. */
  loaded(): number;
  /** Resolves when the pictures 0 ... count - 1 are in; rejects with a DataError that names the file. */
  until(count: number): Promise<void>;
  /** Reads again what failed; pictures already in are kept. */
  retry(): void;
}

/** The label of a picture that nobody has named. */
export const noLabel = 255;

/** Puts a picture drawn by hand, [height * width] bytes, in its place; throws where it is of another size. */
export function putDrawn(
  dataset: Pick<Dataset, 'images' | 'labels' | 'levels' | 'width' | 'height'>,
  pixels: Uint8Array,
): void {
  const { images, labels, levels, width, height } = dataset;
  if (pixels.length !== width * height)
    throw new RangeError(`drawing: expected ${width} x ${height} pixels, got ${pixels.length}; draw it anew`);
  // Bytes, whatever the levels: 765 is three of them.
  const scaled = Array.from(pixels, (grey) => Math.round((grey * levels) / 255));
  images.set(scaled, labels.length * pixels.length);
}

/** A file of a data set that is missing, cut short or not what its checksum says. */
export class DataError extends Error {
  override readonly name = 'DataError';
  constructor(
    readonly file: string,
    message: string,
  ) {
    super(message);
  }
}

/** Reads one packed file by its name; the page fetches, the command line reads from disk. */
export type ReadFile = (
  name: string,
  onBytes?: (loaded: number, total: number) => void,
) => Promise<Uint8Array>;
