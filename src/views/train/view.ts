/** Declares the view 'Train', where the page begins: its content comes with the page. */
import type { View } from '../view';
import { Rail } from './rail';
import { Train } from './train';

export const train: View<'train'> = {
  name: 'train',
  title: 'Train',
  heart: 'the curves',
  Content: Train,
  Beside: Rail,
  fitsWindow: true,
};
