/** Pictures of one size as any reader gives them, and the gathering of them one by one. Knows of no format and no split. */
import { checkRoom, type Size } from './data-limits';
import { noLabel } from './dataset';
import type { GreyPicture } from './pictures/grey-picture';
import { looked, lookedSize, type Look } from './pictures/look';
import { refusal } from './refusal';
import { picturesInMemory } from './pictures-in-memory';
import type { PictureSink } from './picture-sink';

export interface DecodedPictures extends Size {
  readonly count: number;
  /** Bytes where no grey lies between two of them, sums of three channels otherwise: a pixel is images[i] / levels. */
  readonly images: Uint8Array | Uint16Array;
  readonly levels: 255 | 765;
  /** `noLabel` of a picture that has none; null where no picture has one. */
  readonly labels: Uint8Array | null;
  /** What the labels are called, where they are not digits. */
  readonly classes: readonly string[] | null;
}

/** What a reader is asked for, beside its file. */
export interface ReadOptions extends Look {
  /** The size that the net takes; otherwise the pictures' own. */
  readonly size?: Size;
  /** How many of the first pictures to read; all unless said. For a preview of what the net will see. */
  readonly most?: number;
  /** Where the pictures go, in order, in place of memory: what is read then has no images. */
  readonly into?: PictureSink;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Lets others work; awaited between groups of pictures. */
  readonly breathe?: () => Promise<void>;
}

interface Collector {
  /** How many pictures it wants. */
  readonly count: number;
  /** The next picture, fitted into the size; `label` null where there is none. */
  put(picture: GreyPicture, label: number | null): Promise<void>;
  /** After as many pictures as were announced. */
  finish(classes?: readonly string[]): DecodedPictures;
}

const pausePictures = 256;

/** What a label is. */
export const labelWords = `a whole number from 0 to ${noLabel - 1} (${noLabel} stands for no label)`;

/** Takes the `inFile` pictures of a file; a DataError before any is made where there are too many. */
export function collect(file: string, inFile: number, own: Size, options: ReadOptions): Collector {
  const { size = lookedSize(file, own, options), most = inFile, into, onProgress, signal, breathe } = options;
  const count = Math.min(inFile, most);
  const { width, height } = size;
  checkRoom(file, count, size);
  const memory = picturesInMemory();
  const sink = into ?? memory;
  sink.begin(file, count, size);
  const labels = new Uint8Array(count).fill(noLabel);
  let done = 0;
  let isLabelled = false;
  const pause = async () => {
    signal?.throwIfAborted();
    onProgress?.(done, count);
    await breathe?.();
  };
  return {
    count,
    async put(picture, label) {
      if (done === count) throw refusal(file, 'number of pictures', `${count}`, 'more');
      if (label !== null) {
        if (!(Number.isInteger(label) && label >= 0 && label < noLabel))
          throw refusal(file, `label of picture ${done}`, labelWords, label);
        labels[done] = label;
        isLabelled = true;
      }
      await sink.put(looked(file, picture, options, size));
      done++;
      if (done % pausePictures === 0 || done === count) await pause();
    },
    finish(classes) {
      if (done !== count) throw refusal(file, 'number of pictures', `${count}`, done);
      return {
        count,
        width,
        height,
        ...memory.done(),
        labels: isLabelled ? labels : null,
        classes: classes ?? null,
      };
    },
  };
}
