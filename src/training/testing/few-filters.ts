/** Appendix E's kind of net with few filters on pictures of 8 x 8: what whole steps are compared on. Only tests import this. */
import type { ConvolutionalPlan } from '../../math/nets';

export const fewFilters: ConvolutionalPlan = {
  pictures: 8,
  filter: 3,
  convolutions: [2, 3],
  dense: 4,
  transposed: [
    [3, 2],
    [2, 2],
    [1, 2],
  ],
};
