/** One picture as a reader decodes it. A type only. */
import type { Size } from './data-limits';

/** One picture as decoded: grey as the sum of three channels, 0 ... 765, whose mean is so kept exact. */
export interface GreyPicture extends Size {
  readonly sums: Uint16Array;
}
