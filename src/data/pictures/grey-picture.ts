/** One picture as a reader decodes it. A type only. */
import type { Size } from '../data-limits';

/** One picture as decoded: grey as the sum of three channels, 0 ... 765, whose mean is so kept exact. */
export interface GreyPicture extends Size {
  /** What is transparent lies on black. */
  readonly sums: Uint16Array;
  /** 0 (nothing there) ... 255; of an opaque picture undefined. */
  readonly alpha?: Uint8Array;
}
