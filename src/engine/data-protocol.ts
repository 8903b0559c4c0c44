/** Every message between the page and the data worker, which reads, fetches and keeps pictures on the device: types only. The engine opens by name what lies there. */
import type { Answers, Question } from '../data/own/question';
import type { Look } from '../data/pictures/look';
import type { Pictures } from '../experiment/measurements';

/** A data set that lies on the device, decoded and split. */
export interface KeptDataset {
  /** As an experiment names it (experiment/dataset-name). */
  readonly name: string;
  /** As its owner calls it; of a named one its usual name. */
  readonly title: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** Pictures of each part. */
  readonly split: { readonly training: number; readonly validation: number; readonly test: number };
  readonly labelled: boolean;
  /** What the labels are called where they are not numbers. */
  readonly classes: readonly string[] | null;
  /** What it takes on the device. */
  readonly bytes: number;
}

/** All that is kept on the device. */
export interface Shelf {
  readonly kept: readonly KeptDataset[];
  /** Bytes of SVHN's files that have come and wait for the rest. */
  readonly begun: number;
  /** What the browser says of its room; null where it does not. Bytes. */
  readonly room: { readonly used: number; readonly most: number } | null;
}

/** What some files are together, from their headers alone. */
export interface Offer {
  readonly title: string;
  /** Pictures of the files or arrays, those for training first. */
  readonly counts: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly labelled: boolean;
  /** Pictures that cannot be read and are left out: how many, and the first of them by name. */
  readonly damaged: { readonly count: number; readonly names: readonly string[] };
  /** What they take on the device at their own size, at most. */
  readonly bytes: number;
  /** Bytes of a pixel, as far as the first pictures tell. */
  readonly bytesAPixel: 1 | 2;
  /** The most that this device takes: bytes, and why not more, to be read after 'room for ...'; and pictures, whatever their size. */
  readonly most: { readonly bytes: number; readonly pictures: number; readonly why: string };
  /** Sizes that a net can be given, the pictures' own first where it is among them. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** What the files leave open, with the answers that hold. */
  readonly questions: readonly Question[];
  /** What transparent pictures lie on unless somebody chooses; null where none is transparent. */
  readonly ground: 'black' | 'white' | null;
  /** Shares of training, validation and test. */
  readonly ratio: readonly [number, number, number];
  /** True where the files keep pictures for testing apart. */
  readonly hasTest: boolean;
  /** How they are split unless somebody chooses. */
  readonly usualSplit: 'pooled' | 'test-file';
  /** True where the two files are SVHN's own: they are kept by its name. */
  readonly svhn: boolean;
}

/** How the files at hand are to be read; what is not said of the look is left as it is. */
export interface Reading extends Look {
  /** null: the pictures' own under the look, or the first that they can be given. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** How many of the first pictures are taken, of each part of the files its share; all where it is not said. A preview has none of it. */
  readonly first?: number;
}

/** A command: what it takes and what it answers. Commands that read are one at a time; `stop` ends the one under way, which rejects with Stopped. */
export interface DataCommands {
  shelf: { take: null; give: Shelf };
  /** Looks at files, named with their folders; they are at hand until others are. Rejects with what is wrong, in words. */
  inspect: {
    take: { files: readonly { readonly name: string; readonly blob: Blob }[] };
    give: Offer;
  };
  /** What the files at hand are under these answers; those that are not given are the likeliest ones. Nothing is looked at again. */
  answer: { take: { readonly answers: Answers }; give: Offer };
  /** The first pictures of the files at hand as a net will see them; labels null where there are none, classes where labels are numbers. */
  preview: {
    take: Reading & { readonly count: number };
    give: {
      readonly seen: Pictures;
      /** The same ones as they are read, up to 64 x 64, where the net's size is another. */
      readonly own: Pictures | null;
      /** Sizes that a net can be given of pictures that are cropped and turned so, their own first where it is among them. */
      readonly sizes: Offer['sizes'];
      /** What speaks against training on them, in sentences. */
      readonly warnings: readonly string[];
      readonly labels: Uint8Array | null;
      readonly classes: readonly string[] | null;
    };
  };
  /** Reads the files at hand whole, splits them by the seed and keeps them; 'test-file' keeps those for testing (and for validation) apart, as the files do. */
  keep: {
    take: Reading & {
      readonly title: string;
      readonly seed: number;
      readonly split: 'pooled' | 'test-file';
    };
    give: KeptDataset;
  };
  /** Fetches SVHN (what has come stays, and is gone on with), decodes and keeps it. */
  fetchSvhn: { take: { readonly name: 'svhn' | 'svhn-official' }; give: KeptDataset };
  stop: { take: null; give: null };
  /** Deletes a data set, or with null what has come of SVHN's files. */
  forget: { take: { readonly name: string | null }; give: Shelf };
}

export type DataCommandName = keyof DataCommands;

/** How much of what is under way is done: bytes that came, or pictures that were read or kept. */
export interface DataProgress {
  readonly text: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'pictures';
  /** It is being written to the device: what is stopped meanwhile is cleaned up first. */
  readonly isWriting?: boolean;
}

/** What the page holds; a call after the worker died starts a new one, which has no files at hand. */
export interface DataClient {
  call<K extends DataCommandName>(
    command: K,
    take: DataCommands[K]['take'],
  ): Promise<DataCommands[K]['give']>;
  on(listener: (progress: DataProgress) => void): () => void;
  close(): void;
}

export type DataRequest = {
  [K in DataCommandName]: {
    readonly id: number;
    readonly command: K;
    readonly take: DataCommands[K]['take'];
  };
}[DataCommandName];

/** What the worker posts: an answer, or progress unasked. */
export type DataMessage =
  | { readonly id: number; readonly give: DataCommands[DataCommandName]['give'] }
  | { readonly id: number; readonly error: string; readonly stopped: boolean }
  | { readonly progress: DataProgress };
