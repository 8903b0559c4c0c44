/** An array of numbers in a file, whatever the file's format: its name, shape and type, and its rows one after the other. Types, and how rows are asked for. */
import type { Question } from '../own/question';

export type NumberType =
  | 'bool'
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'uint32'
  | 'int32'
  | 'uint64'
  | 'int64'
  | 'float16'
  | 'float32'
  | 'float64'
  /** Numbers written as text. */
  | 'text';

export interface NumberArray {
  /** With its file: 'medmnist.npz, train_images'. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: NumberType;
  /** What the numbers stand for, where the file has words: number k is words[k]. */
  readonly words?: readonly string[];
  /** The same numbers with the last axis first, where a file has them in that order. */
  readonly fromLast?: NumberArray;
  /** Why its numbers cannot be read: it is there to be named. */
  readonly lost?: string;
  /** MATLAB's habit: where both could be, pictures are counted along the last axis. */
  readonly lastCounts?: boolean;
  /** What its file leaves open, and the arrays that stand in its place under an answer: the likeliest under one that is none of its own. */
  readonly open?: {
    readonly question: Omit<Question, 'answer'>;
    under(answer: string): readonly NumberArray[];
  };
  /** What of its file is left out, in sentences. */
  readonly warnings?: readonly string[];
  /**
   * Visits the rows along the first axis in order, each flat with its last axis fastest, until one visit answers false. A row holds only during
   * its visit. Throws a DataError where the file is damaged or shorter than its shape.
   */
  each(visit: (row: ArrayLike<number>, index: number) => Promise<boolean> | boolean): Promise<void>;
}

/** In place of an array that is none of numbers. */
export const lostArray = (name: string, lost: string): NumberArray => ({
  ...{ name, shape: [], type: 'text', lost },
  each: () => Promise.resolve(),
});

/** A file, or an entry of an archive, as bytes from its beginning. */
export interface Flow {
  readonly name: string;
  /** Unpacked; Infinity where it is not known. */
  readonly size: number;
  open(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
}

/** Numbers in a row. */
export const rowLength = ({ shape }: Pick<NumberArray, 'shape'>): number =>
  shape.slice(1).reduce((product, size) => product * size, 1);

/** The first rows, at most so many. */
export async function firstRows(array: NumberArray, most: number): Promise<number[][]> {
  const rows: number[][] = [];
  await array.each((row) => {
    rows.push(Array.from(row));
    return rows.length < most;
  });
  return rows;
}
