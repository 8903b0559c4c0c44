/** Where the pictures of readers go, one by one in the order of their files. Types. */
import type { Size } from './data-limits';

export interface PictureSink {
  /** Before the first picture of each file: how many come, and of which size. Throws a DataError where they find no room. */
  begin(file: string, count: number, size: Size): void;
  /** The next picture, [height, width] sums of three channels, 0 ... 765. It holds only during the call. */
  put(sums: Uint16Array): Promise<void> | void;
}
